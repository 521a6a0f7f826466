// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/notice_words.hpp"

#include <array>

namespace qlab::inbox {
namespace {

constexpr std::array<Phrase, 3> failures{{
    {0,
     "undeliverable;undelivered;non deliverable|delivery;nondeliverable;delivery failure|failed|"
     "error|problem|status|notification|report|delayed|incomplete|impossible;failed delivery;"
     "failure notice|notification|delivery;mail failure|error;returned mail|message|email|to "
     "sender;"
     "mail system error;mail delivery;could not .. delivered|deliver|sent|send|reached;couldnt be "
     "delivered;cannot .. delivered|deliver|sent|reached;not be delivered|sent;not able to deliver;"
     "unable to deliver|send|relay;unable .. deliver*;not .. been delivered;not reach;was not "
     "delivered|sent;not delivered;delivery .. failed|delayed|suspended|aborted|unsuccessful;"
     "delivered to .. failed;permanent error|fatal|failure;permanent .. error*;failed permanently;"
     "has been delayed|rejected|returned|blocked;message .. delayed;being returned;rejected by;"
     "was rejected;problem* delivering|with;trouble delivering;error delivering|sending|occurred;"
     "following address|addresses|recipient|recipients;transcript of;user unknown;"
     "user mailbox exceeds;bounced|bounce;error sending your;not accept your;refused .. "
     "message;mail failed;failed addresses|recipients|recipient;no valid recipients;"
     "returning to sender|message;error message;requested action not taken;failed to send|deliver;"
     "recipients were affected;permanent failure"},
    {0,
     "unzustellbar*;zustellung;nicht zugestellt|zustellen;konnte|konnten nicht;non remis;non "
     "distribue;echec;"
     "na pas pu|ete;nont pas pu|ete;échec;no se pudo entregar;no entregado;no se ha podido;error "
     "de "
     "entrega;devuelto;não pôde ser entregue;não foi entregue;nao entregue;devolvida;"
     "mancata consegna;non consegnato;non recapitato;impossibile recapitare;niet afgeleverd;"
     "onbestelbaar;bezorging;niet .. bezorgd;kunne ikke;kunde inte|ej;nie dostarczono;nie .. "
     "dostarczona;"
     "niedostarczona;nie .. dostarczyc;nie można dostarczyć;nelze doručit;nedoručitelná;"
     "recapito non riuscito;impossibile consegnare;non .. recapitato|consegnato;niedostarczaln*;"
     "dostarcz* .. nie powiodlo;nie powiodlo .. dostarcz*;nie zostala .. "
     "dostarczona;kan|kunde inte levereras;gick inte att "
     "leverera;kan|kunne ikke leveres;ikke leveret|levert;ei .. toimittaa;toimitus "
     "epaonnistui;nedorucitelne;nepodarilo .. "
     "dorucit;nelivrabil;nelivrat;nu a putut fi livrat;no sha pogut lliurar;no "
     "lliurat;neisporucivo;n est pas remis;na .. pu .. remis;pas .. ete remis;nest pas "
     "remis;no .. entregar|entregado;nao .. "
     "entregue|entregar;remise retardee;entrega retrasada"},
    {0,
     "не доставлен;доставки;не удается доставить;配信;届いて;không gửi được;δεν "
     "παραδόθηκε;παράδοση;"
     "не может быть доставлено;не доставлено;недоставленное;не удалось доставить;"
     "送信できませんでした;配信できませんでした;配送できません;配信不能;送信に失敗;届けられません;"
     "エラーのため;失敗しました;退信;无法投递;無法投遞;无法送达;無法傳送;投递失败;发送失败;"
     "未能送达;邮件被退回;未传递;无法傳遞;无法传递;無法傳遞;尚未送达;"
     "전송할 수 없;전송 실패;전송되지;배달되지;לא נמסר;לא ניתן למסור;تعذر تسليم;فشل تسليم;لم يتم "
     "تسليم;"
     "ไม่สามารถส่ง;ส่งไม่สำเร็จ;전달하지 못;발송 실패;teslim edilemedi;ileti "
     "gönderilemedi;kézbesíthetetlen"},
}};

/// What cannot be said of anything else: asked of those that do not call themselves a mail system.
constexpr std::array<Phrase, 1> plain_failures{{
    {0,
     "undeliverable;undelivered;nondeliverable;delivery failure|failed|has failed;failed delivery;"
     "failure notice;returned mail;mail delivery failed;could not .. delivered|deliver;couldnt be "
     "delivered;cannot be delivered;not be delivered;unable to deliver;unable .. deliver*;not able "
     "to "
     "deliver;not .. been delivered;was not delivered;not delivered to"},
}};

constexpr std::array<Phrase, 3> delays{{
    {0,
     "noch|bisher nicht .. zugestellt|zustellen|ausgeliefert;zustellung .. verzogert|verzogerung;"
     "nachricht verzogert;verzogerte zustellung;weitere zustellversuche;versucht .. weiter;pas "
     "encore .. remis|livre|delivre|distribue;remise .. retardee;message .. "
     "retarde|retardee;nouvelles tentatives;continuera .. essayer;aun|todavia no .. "
     "entregar|entregado|podido;entrega .. "
     "retrasad*|demorad*;mensaje .. retrasad*|demorad*;seguira .. intentando;se seguira "
     "intentando;non .. ancora .. recapitato|consegnato|recapitare|consegnare;messaggio .. in "
     "ritardo;consegna .. ritardata|ritardo;recapito .. "
     "ritardato|ritardo;continuera a provare;ainda nao .. "
     "entregue|entregar|possivel;mensagem .. "
     "atrasada;entrega .. atrasada;novas tentativas;nog niet .. bezorgd|afgeleverd|worden;bericht "
     ".. vertraagd;bezorging .. vertraagd;opnieuw .. geprobeerd;jeszcze .. "
     "dostarczon*;opoznienie|opoznione .. "
     "wiadomosc*|dostarcz*;proby .. "
     "ponawiane;annu inte .. levererats;leverans* .. forsenad|fordrojd;forsinket .. "
     "levering|besked|melding;levering* .. forsinket|forsinkelse;endnu|enna ikke .. "
     "leveret|levert;viesti* .. viivastynyt;doruceni .. "
     "zpozdeno|opozdeno"},
    {0,
     "пока не доставлен;ещё не доставлен;еще не доставлен;пока не удалось доставить;задержка "
     "доставки;доставка задерж;попытки доставки продолж;まだ配信;配信遅延;配信が遅れ;再試行し;"
     "尚未送达;尚未投递;延迟投递;投递延迟;延遲傳遞;传递延迟;继续尝试;繼續嘗試;지연되었;아직 전달"},
    {0,
     "has been delayed;been delayed;is delayed;message delayed;delayed for|mail|delivery;not yet "
     "been "
     "delivered;not yet delivered;warning message only;temporary failure report;delivery delayed;"
     "will be retried;will keep trying;will continue .. try*;still being retried;delivery attempts "
     "will continue;delivery status notification delay;do not need to resend;"
     "delay in message|mail|delivery;temporary problem delivering"},
}};

constexpr std::array<Phrase, 1> system_names{{
    {0,
     "mail delivery sub*;mail delivery system;mail delivery service;system administrator;mailer "
     "daemon;mail administrator;mail system;delivery subsystem;delivery status;delivery "
     "notification;"
     "internet mail delivery;mail router|transfer;postmaster;mail gateway;network mail;"
     "email delivery"},
}};

}  // namespace

bool says_failure(const Words& words) {
  static const PhraseBook book{failures};
  return book.holds(words);
}

bool says_plain_failure(const Words& words) {
  static const PhraseBook book{plain_failures};
  return book.holds(words);
}

bool says_delay(const Words& words) {
  static const PhraseBook book{delays};
  return book.holds(words);
}

bool names_mail_system(const Words& words) {
  static const PhraseBook book{system_names};
  return book.holds(words);
}

}  // namespace qlab::inbox
