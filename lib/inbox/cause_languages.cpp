// SPDX-License-Identifier: Apache-2.0
// Part of lib/inbox/cause.hpp.
// Phrases of causes in other languages than English. Words are compared without their accents, so
// that "buzon .. lleno" is found however it is spelt; what needs a letter beyond ASCII is looked
// for as it stands. Servers answer in ASCII: German ones write "Empfaenger".
#include <array>

#include "lib/inbox/cause.hpp"

namespace qlab::inbox {
namespace {

constexpr int is(Cause cause) { return static_cast<int>(cause); }

constexpr std::array<Phrase, 22> phrases{{
    // German, Dutch, Nordic
    {is(Cause::user_unknown),
     "$ .. existiert .. nicht;$ unbekannt;$ ist .. unbekannt;$ ist .. nicht bekannt|vorhanden;"
     "$ .. nicht gefunden|registriert|vorhanden;$ .. gibt es .. nicht;"
     "unbekannter|unbekannte|ungultige|ungueltige $;unbekannter empf*;kein benutzer|postfach|konto;"
     "$ .. ungultig|ungueltig;kein solcher|solches $",
     "empfanger|empfangeradresse|empfaenger|empfaengeradresse|mailbox|benutzer|benutzername|"
     "adresse|mailadresse|emailadresse|konto|"
     "postfach|teilnehmer"},
    {is(Cause::user_unknown),
     "$ .. bestaat niet;$ onbekend;onbekende|onbekend $;$ .. niet gevonden;"
     "$ .. kon niet worden gevonden",
     "gebruiker|adres|mailadres|emailadres|postvak|mailbox|ontvanger|account"},
    {is(Cause::user_unknown),
     "bruker ikke funnet;finnes ikke;findes ikke;finns inte;hittades inte;okand "
     "mottagare|anvandare;ukendt modtager|bruger;ukjent mottaker|bruker;kunne ikke findes"},
    // French, Spanish, Portuguese, Italian, Catalan, Romanian
    {is(Cause::user_unknown),
     "$ .. nexiste pas|plus;$ .. introuvable;entree|saisie|indiquee est introuvable;$ inconnu*;$ "
     ".. est inconnu*;$ .. na pas .. trouv*;"
     "$ .. invalide*;$ .. inexistant*;aucun utilisateur|destinataire;aucun compte .. nom|adresse;"
     "aucun compte .. correspond*;aucune boite|adresse .. a|de ce nom",
     "adresse|compte|utilisateur|destinataire|boite|messagerie"},
    {is(Cause::user_unknown),
     "$ .. no existe;no existe .. $;$ .. no se encontr*;no se encontr* .. $;$ .. no .. encontrad*;"
     "no se ha encontrado .. $;$ desconocid*;$ .. inexistente;ningun usuario|buzon|destinatario;"
     "ninguna cuenta;no hay .. usuario|buzon|cuenta .. con|de ese;direccion .. no valida",
     "usuario|cuenta|buzon|direccion|destinatario|casilla|correo"},
    {is(Cause::user_unknown),
     "$ desconhecid*;$ .. nao existe;nao existe .. $;$ .. nao .. encontrad*;$ .. inexistente",
     "usuario|utilizador|conta|caixa|endereco|destinatario"},
    {is(Cause::user_unknown),
     "$ sconosciut*;$ .. non esiste|inesistente;$ inesistente;$ .. non .. trovat*;"
     "non .. stato trovato .. $",
     "utente|casella|indirizzo|destinatario|account"},
    {is(Cause::user_unknown),
     "usuari desconegut;no existeix .. $;$ .. no existeix;"
     "utilizator necunoscut|inexistent;utilizatorul|adresa .. nu exista",
     "usuari|bustia|adreca"},
    // Slavic, Greek, Turkish, Hungarian, Finnish
    {is(Cause::user_unknown),
     "nieznany odbiorca|uzytkownik;uzytkownik|adres|konto|skrzynka|odbiorca .. nie istnieje;"
     "nie znaleziono .. uzytkownika|konta|adresu|odbiorcy;brak takiego uzytkownika|konta|adresu|"
     "odbiorcy;neznamy uzivatel|pouzivatel|adresat|prijemce;nepoznat korisnik;vartotojas nerastas;"
     "boyle bir kullanici yok;nincs ilyen felhasznalo|cim;tuntematon kayttaja;"
     "uzivatel neexistuje;uživatel "
     "neexistuje;neexistuje;"
     "neznámý uživatel;schránka neexistuje;ne postoji;ne obstaja;"
     "пользователь не найден;пользователь неизвестен;неизвестный пользователь;"
     "нет такого пользователя;такого пользователя нет;не существует;"
     "почтовый ящик не найден;несуществующий;адрес не найден;получатель не найден;"
     "не знайдено;не існує;невідомий користувач;не съществува;непознат корисник;"
     "άγνωστος χρήστης;δεν υπάρχει;kullanici bulunamadi;kullanıcı bulunamadı;"
     "bilinmeyen kullanıcı;mevcut değil;ismeretlen felhasznalo;ismeretlen felhasználó;"
     "nem létezik;tuntematon vastaanottaja;ei löydy;ei ole olemassa"},
    // Japanese, Chinese, Korean, Vietnamese, Thai, Arabic, Hebrew
    {is(Cause::user_unknown),
     "メールアドレスが見つから;アドレスが見つかりません;宛先不明;宛先が見つかりません;"
     "ユーザーが見つかりません;ユーザが見つかりません;ユーザー不明;"
     "ユーザは存在;ユーザーは存在;アドレスは存在しません;アドレスが存在し;存在しません;"
     "宛先メールアドレスが間違;該当するユーザ;"
     "ユーザは登録されていません;ユーザーは登録されていません;アドレスは登録されていません;"
     "ユーザは登録されておりません;ユーザーは登録されておりません;"
     "アドレスは使用されておりません;アドレスは使用されていません;アドレスは使われておりません;"
     "用户不存在;用户未找到;"
     "收件人不存在;收件人地址不存在;邮箱不存在;地址不存在;用戶不存在;收件人邮件地址;信箱不存在;"
     "帳號不存在;找不到收件人;不存在的用户;查無此人;無此使用者;"
     "사용자를 찾을 수 없;존재하지 않는;알 수 없는 사용자;수신자를 찾을 수 없;không tồn "
     "tại;ไม่พบ;غير موجود;לא קיים"},
    // Our own address was refused. The word for a sender alone is what notices call us.
    {is(Cause::sender),
     "$ .. existiert|nicht|unbekannt|ungultig|existe|inexistant*|inexistente|invalide*|inconnu*|"
     "desconocid*|desconhecid*|esiste|sconosciut*|bestaat|onbekend|ongeldig|finns|findes|finnes|"
     "istnieje|nieznan*|neexistuje|neznam*|letezik|bulunamadi;"
     "unbekannt*|ungultig*|inconnu*|invalide*|inexistant*|inexistente*|desconocid*|desconhecid*|"
     "sconosciut*|onbekend*|ongeldig*|okand*|ukendt|ukjent|nieznan*|neznam*|ismeretlen .. $;"
     "domena|domaine|dominio|domein .. $;"
     "ihre adresse;votre adresse;su direccion;seu endereco;suo indirizzo;uw adres",
     "absender*|afzender*|avsand*|avsender*|afsender*|lahettaj*|expediteur|emetteur|remitente|"
     "remetente|mittente|nadawc*|odesilatel*|odosielatel*|felado*|gonderen*|gonderic*"},
    {is(Cause::sender),
     "отправитель не;отправителя не;адрес отправителя;домен отправителя;відправник не;"
     "送信元アドレス;送信元ドメイン;送信者のアドレス;送信者のドメイン;差出人アドレス;"
     "差出人のドメイン;发件人地址;发件人域名;发件人不存在;寄件者地址;寄件者網域;寄件人地址;"
     "보낸 사람의 도메인;보낸 사람의 주소;발신자 도메인;발신자 주소;διεύθυνση του αποστολέα"},
    {is(Cause::mailbox_full),
     "postfach .. voll;postfach .. maximal*;postfach .. uberfullt|ueberfuellt|grosse|groesse;"
     "speicher .. voll|erschopft|erschoepft;speicherplatz;mailbox ist voll;mailbox voll;"
     "quota ueberschritten;quota überschritten;kontingent;postfach überfüllt;"
     "boite .. pleine;boîte aux lettres est pleine;boîte pleine;"
     "boîte de réception pleine;quota depass*;depass* .. quota|capacite;boite .. saturee;quota "
     "dépassé;espace .. insuffisant;"
     "buzon .. lleno;supera* .. cuota|limite;no hay|queda .. espacio;excedi* .. cuota;cuota .. "
     "excedida|superada;buzón lleno;buzón está lleno;cuota excedida;casilla llena;"
     "caixa .. cheia;caixa postal cheia;está cheia;casella .. piena;casella piena;"
     "mailbox vol;mailbox is vol;postvak .. vol;skrzynka .. pelna;skrzynka pełna;"
     "jest pełna;schránka je plná;почтовый ящик переполнен;ящик переполнен;переполнен;"
     "превышена "
     "квота;переповнен;メールボックスがいっぱい;容量を超;容量オーバー;容量超過;容量が上限;"
     "上限に達し;保存容量;邮箱已满;"
     "邮箱空间;信箱已满;"
     "信箱已滿;已满;已滿;용량 초과;메일함이 가득;hộp thư đầy;levelada megtelt;posta kutusu "
     "dolu;kotası"},
    {is(Cause::spam),
     "pourriel;courrier indesirable;courrier indésirable;non sollicité;"
     "correo no deseado;posta indesiderata;werbung;спам;迷惑メール;垃圾邮件;垃圾郵件;스팸"},
    {is(Cause::blocked),
     "abgelehnt;zurückgewiesen;gesperrt;blockiert;sperrliste;geblockt;verweigert;schwarze* "
     "liste;liste "
     "noire|rouge;lista negra;ブラックリスト;黑名单;refusé;refusée;rejeté;bloqué;"
     "rechazado;bloqueado;bloqueada;rifiutato;bloccato;geweigerd;geblokkeerd;"
     "odrzucon*;zablokowan*;отклонено;заблокирован;отказано;拒否;受信拒否;拒绝;拒絕;被拒;거부;"
     "차단"},
    {is(Cause::disabled),
     "deaktiviert;désactivé;desactivado;desativada;disattivat*;uitgeschakeld;"
     "заблокирован;отключен;停止して;利用停止;已停用;停用;禁用"},
    // "Temporarily", and what is said of a server that is being mended.
    {is(Cause::try_later),
     "vorubergehend*;temporar*;zeitweise|zeitweilig;momentan|derzeit|zurzeit nicht;wartung*;"
     "temporaire*;momentanement;provisoire*;temporal*;temporanea*;momentaneamente;tijdelijk*;"
     "tymczasow*;chwilowo;docasn*;ideiglenes*;midlertidig*;tillfallig*;tilapais*;gecici;privremen*;"
     "zacasn*;laikinai;ajutiselt;ajutine;dros dro;en mantenimiento;en maintenance;in manutenzione;"
     "em manutencao"},
    {is(Cause::try_later),
     "временно;тимчасово;προσωρινά;geçici;一時的;一時停止;メンテナンス;暂时;暫時;稍后再试;维护;"
     "일시적;"
     "점검 중;tạm thời;ชั่วคราว;מושבת זמנית;זמנית;مؤقت"},
    {is(Cause::try_later),
     "spater erneut|noch;intentelo|intente .. mas tarde;später erneut;versuchen sie es "
     "später;veuillez essayer plus tard;"
     "reessayer plus tard;réessayer;inténtelo más tarde;tente novamente;riprova;"
     "probeer het later;попробуйте позже;しばらくしてから;再送;稍后;稍後;나중에 "
     "다시;verzögert;retardé;"
     "retrasado;atrasada;ritardo;задерж;延迟;延遲;遅延;遅れて"},
    {is(Cause::moved),
     "adresse|mailadresse|postfach|konto .. nicht mehr gultig|aktuell|verwendet|genutzt|vergeben;"
     "firma|unternehmen|organisation|haus verlassen;neue .. adresse lautet;"
     "adresse|compte|boite .. nest plus valide|utilisee|attribuee;a quitte;adresse .. a change;"
     "nouvelle adresse .. est;ya no trabaja|pertenece;cuenta|direccion .. ya no .. valida|uso;"
     "nueva direccion .. es;non lavora piu;nuovo indirizzo e;nao trabalha mais;novo endereco e"},
    {is(Cause::network),
     "zeitüberschreitung;verbindung;délai d;connexion;conexión;conexão;connessione;"
     "соединен;接続;连接;連線;タイムアウト;超时"},
    {is(Cause::host_unknown),
     "unbekannte domain;domain existiert nicht;domaine inexistant;domaine inconnu;"
     "dominio no existe;dominio inexistente;dominio inesistente;domínio não existe;"
     "домен не существует;ドメインが見つかりません;域名不存在;網域不存在"},
}};

}  // namespace

std::span<const Phrase> phrases_in_other_languages() { return phrases; }

}  // namespace qlab::inbox
