# SPDX-License-Identifier: Apache-2.0
"""What each relay documents of its interface, as checks of a request and as the answers to it. A rule
takes a request and returns (faults, accepted, (status, headers, body)).

The account: token "t0ken-of-the-lab", user AKIALAB, region eu-west-2, domain mg.example.org.
"""
import base64
import email
import email.policy
import hashlib
import hmac
import json
import re

TOKEN = "t0ken-of-the-lab"
USER, REGION, DOMAIN = "AKIALAB", "eu-west-2", "mg.example.org"
REASONS = {200: "OK", 202: "Accepted", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden",
           413: "Payload Too Large", 422: "Unprocessable Entity", 429: "Too Many Requests",
           500: "Internal Server Error", 503: "Service Unavailable"}
MAILBOX = re.compile(r"^(?:.*<)?([^<>@\s]+@[^<>@\s]+)>?$", re.S)


def address(text):
    found = MAILBOX.match(text or "")
    return found.group(1) if found else None


def is_base64(text):
    try:
        return isinstance(text, str) and base64.b64encode(base64.b64decode(text, validate=True)).decode() == text
    except ValueError:
        return False


class Faults(list):
    def need(self, condition, words):
        if not condition:
            self.append(words)
        return condition

    def fields(self, thing, where, required, optional=()):
        """An object with these fields of these types and no other."""
        if not self.need(isinstance(thing, dict), f"{where} is no object"):
            return
        kinds = {**required, **dict(optional)}
        for name in required:
            self.need(name in thing, f"{where}.{name} is missing")
        for name, value in thing.items():
            if self.need(name in kinds, f"{where}.{name} is unknown"):
                self.need(isinstance(value, kinds[name]), f"{where}.{name} has a wrong type")


def common(request, path, content_type="application/json"):
    faults = Faults()
    faults.need(request.method == "POST", f"method {request.method}")
    faults.need(request.path == path, f"path {request.path}")
    given = request.headers.get("content-type", "").split(";")[0]
    faults.need(given == content_type, f"content type {given}")
    # A request that is signed cannot say that it does not expect to be asked on.
    signs = request.headers.get("authorization", "").startswith("AWS4-")
    faults.need(signs or "expect" not in request.headers, "Expect")
    return faults


def parsed(request, faults):
    try:
        return json.loads(request.body)
    except ValueError as error:
        faults.append(f"no JSON: {error}")
        return None


def mail(to, sender, subject=None, key=None, raw=None):
    return {"to": to, "from": sender, "subject": subject, "key": key, "raw": raw}


# Postmark --------------------------------------------------------------------------------------------

POSTMARK_HEADERS_MADE = {"from", "to", "cc", "bcc", "subject", "reply-to", "content-type", "date",
                         "mime-version", "content-transfer-encoding", "sender"}


def check_postmark_message(faults, message, at):
    faults.fields(message, at, {"From": str, "To": str},
                  {"Subject": str, "TextBody": str, "HtmlBody": str, "ReplyTo": str, "Cc": str,
                   "Bcc": str, "Tag": str, "Headers": list, "Attachments": list, "Metadata": dict,
                   "MessageStream": str, "TrackOpens": bool, "TrackLinks": str})
    faults.need("TextBody" in message or "HtmlBody" in message, f"{at} has no body")
    faults.need(len(message.get("Subject", "")) <= 2000, f"{at}.Subject is too long")
    for header in message.get("Headers", []):
        faults.fields(header, f"{at}.Headers", {"Name": str, "Value": str})
        name = header.get("Name", "").lower()
        faults.need(name not in POSTMARK_HEADERS_MADE, f"header {name} is not allowed")
        faults.need("\n" not in header.get("Value", ""), f"header {name} has a line break")
    for one in message.get("Attachments", []):
        faults.fields(one, f"{at}.Attachments",
                      {"Name": str, "Content": str, "ContentType": str}, {"ContentID": str})
        faults.need(is_base64(one.get("Content")), f"{at}.Attachments is no base64")


def postmark_result(message):
    to = address(message.get("To"))
    if to is None:
        return {"ErrorCode": 300, "Message": f"Invalid 'To' address: '{message.get('To')}'."}
    if to.startswith("refused"):
        return {"ErrorCode": 406, "Message": "You tried to send to a recipient that has been marked"
                f" as inactive. Found inactive addresses: {to}."}
    key = next((h["Value"] for h in message.get("Headers", []) if h["Name"] == "Message-ID"), "")
    return {"To": to, "SubmittedAt": "2027-02-20T12:30:00Z", "ErrorCode": 0, "Message": "OK",
            "MessageID": hashlib.md5(key.encode()).hexdigest()}


def postmark(request):
    faults = common(request, "/email/batch")
    faults.need(request.headers.get("accept") == "application/json", "Accept")
    if request.headers.get("x-postmark-server-token") != TOKEN:
        return faults, [], in_words("postmark", 401)
    messages = parsed(request, faults)
    if not isinstance(messages, list) or not messages:
        faults.append("the batch is no list")
        return faults, [], in_words("postmark", 422)
    faults.need(len(messages) <= 500, "more than 500 messages")
    faults.need(len(request.body) <= 50_000_000, "more than 50 MB")
    accepted, results = [], []
    for at, message in enumerate(messages):
        check_postmark_message(faults, message, f"[{at}]")
        results.append(postmark_result(message))
        if results[-1]["ErrorCode"] == 0:
            key = [h["Value"] for h in message["Headers"] if h["Name"] == "Message-ID"]
            accepted.append(mail(results[-1]["To"], address(message["From"]), message.get("Subject"),
                                 key[0] if key else None, json.dumps(message)))
    return faults, accepted, (200, {}, json.dumps(results))


# SendGrid --------------------------------------------------------------------------------------------

SENDGRID_RESERVED = {"x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type",
                     "content-transfer-encoding", "to", "from", "subject", "reply-to", "cc", "bcc"}


def check_sendgrid_content(faults, contents):
    faults.need(contents, "content is empty")
    order = []
    for content in contents:
        faults.fields(content, "content", {"type": str, "value": str})
        faults.need(content.get("value"), "content.value is empty")
        kind = content.get("type", "")
        faults.need(";" not in kind or kind.startswith("text/calendar; method="),
                    "the content type cannot contain ';'")
        order.append({"text/plain": 0, "text/html": 1}.get(kind, 2))
    faults.need(order == sorted(order), "text/plain, then text/html, then others")


def check_sendgrid(faults, body):
    person = {"email": str}
    faults.fields(body, "body", {"personalizations": list, "from": dict, "content": list},
                  {"subject": str, "reply_to": dict, "attachments": list, "headers": dict,
                   "tracking_settings": dict, "mail_settings": dict, "categories": list})
    faults.fields(body["from"], "from", person, {"name": str})
    if "reply_to" in body:
        faults.fields(body["reply_to"], "reply_to", person, {"name": str})
    check_sendgrid_content(faults, body["content"])
    for one in body["personalizations"]:
        faults.fields(one, "personalizations", {"to": list}, {"subject": str, "headers": dict})
        for to in one["to"]:
            faults.fields(to, "to", person, {"name": str})
    for one in body.get("attachments", []):
        faults.fields(one, "attachments", {"content": str, "filename": str},
                      {"type": str, "disposition": str, "content_id": str})
        faults.need(is_base64(one.get("content")), "attachments.content is no base64")
        faults.need(";" not in one.get("type", ""), "the attachment type cannot contain ';'")
    for name in body.get("headers", {}):
        faults.need(name.lower() not in SENDGRID_RESERVED, f"header {name} is reserved")


def sendgrid_error(field, message):
    return json.dumps({"errors": [{"message": message, "field": field, "help": None}]})


def sendgrid(request):
    faults = common(request, "/v3/mail/send")
    if request.headers.get("authorization") != "Bearer " + TOKEN:
        return faults, [], in_words("sendgrid", 401)
    body = parsed(request, faults)
    if body is None:
        return faults, [], in_words("sendgrid", 400)
    check_sendgrid(faults, body)
    to = body["personalizations"][0]["to"][0]["email"]
    if to.startswith("refused"):
        return faults, [], (400, {}, sendgrid_error("personalizations.0.to.0.email",
                                                    "Does not contain a valid address."))
    key = body.get("headers", {}).get("Message-ID")
    taken = mail(to, body["from"]["email"], body.get("subject"), key, json.dumps(body))
    return faults, [taken], (202, {"X-Message-Id": "14c5d75ce93.dfd.64b469"}, "")


# Mailgun ---------------------------------------------------------------------------------------------

def form_parts(request, faults):
    """The parts of multipart/form-data by name: (headers, content)."""
    boundary = re.search(r'boundary="?([^";]+)', request.headers.get("content-type", ""))
    if not faults.need(boundary, "no boundary"):
        return {}
    mark = b"--" + boundary.group(1).encode()
    pieces = (b"\r\n" + request.body).split(b"\r\n" + mark)
    faults.need(pieces[0] == b"" and pieces[-1] in (b"--\r\n", b"--"), "the form does not end")
    parts = {}
    for piece in pieces[1:-1]:
        head, _, content = piece.partition(b"\r\n\r\n")
        name = re.search(rb'name="([^"]*)"', head)
        parts[name.group(1).decode()] = (head.decode(), content)
    return parts


def mailgun(request):
    faults = common(request, f"/v3/{DOMAIN}/messages.mime", "multipart/form-data")
    login = base64.b64encode(f"api:{TOKEN}".encode()).decode()
    if request.headers.get("authorization") != "Basic " + login:
        return faults, [], in_words("mailgun", 401)
    parts = form_parts(request, faults)
    for name in parts:
        faults.need(name in ("to", "message") or name[:2] in ("o:", "h:", "v:"), f"field {name}")
    if not ("to" in parts and "message" in parts):
        faults.append("to and message are required")
        return faults, [], in_words("mailgun", 400)
    faults.need("filename=" in parts["message"][0], "message is no file")
    to, raw = parts["to"][1].decode(), parts["message"][1]
    parsed_mail = email.message_from_bytes(raw, policy=email.policy.default)
    faults.need(parsed_mail["From"], "the mail has no From")
    if to.startswith("refused"):
        words = "to parameter is not a valid address. please check documentation"
        return faults, [], (400, {}, json.dumps({"message": words}))
    taken = mail(to, None, None, parsed_mail["Message-ID"], raw.decode("utf-8", "surrogateescape"))
    return faults, [taken], (200, {}, json.dumps({"id": "<20270220.1@mg.example.org>",
                                                 "message": "Queued. Thank you."}))


# Amazon SES v2 ---------------------------------------------------------------------------------------

def signed(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def check_signature(request):
    """AWS Signature 4, computed again from what was received."""
    found = re.match(r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d+)/([^/]+)/([^/]+)/aws4_request, ?"
                     r"SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$",
                     request.headers.get("authorization", ""))
    if not found:
        return False
    user, day, region, service, names, signature = found.groups()
    digest = hashlib.sha256(request.body).hexdigest()
    lines = "".join(f"{name}:{request.headers.get(name, '')}\n" for name in names.split(";"))
    canonical = "\n".join([request.method, request.path, "", lines, names, digest])
    scope = f"{day}/{region}/{service}/aws4_request"
    text = "\n".join(["AWS4-HMAC-SHA256", request.headers.get("x-amz-date", ""), scope,
                      hashlib.sha256(canonical.encode()).hexdigest()])
    key = signed(("AWS4" + TOKEN).encode(), day)
    for part in (region, service, "aws4_request"):
        key = signed(key, part)
    expected = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    return ((user, region, service) == (USER, REGION, "ses") and signature == expected and
            {"host", "x-amz-date"} <= set(names.split(";")))


def ses(request):
    faults = common(request, "/v2/email/outbound-emails")
    if not check_signature(request):
        return faults, [], in_words("ses", 403)
    body = parsed(request, faults)
    faults.fields(body, "body", {"Content": dict},
                  {"FromEmailAddress": str, "Destination": dict, "ReplyToAddresses": list,
                   "ConfigurationSetName": str, "EmailTags": list})
    faults.fields(body["Destination"], "Destination", {},
                  {"ToAddresses": list, "CcAddresses": list, "BccAddresses": list})
    faults.fields(body["Content"], "Content", {"Raw": dict})
    faults.fields(body["Content"]["Raw"], "Raw", {"Data": str})
    faults.need(is_base64(body["Content"]["Raw"]["Data"]), "Data is no base64")
    to = body["Destination"]["ToAddresses"][0]
    if to.startswith("refused"):
        return faults, [], (400, {"X-Amzn-ErrorType": "BadRequestException"},
                            json.dumps({"message": "Local address contains illegal character"}))
    raw = base64.b64decode(body["Content"]["Raw"]["Data"]).decode("utf-8", "surrogateescape")
    taken = mail(to, body["FromEmailAddress"], None, None, raw)
    return faults, [taken], (200, {}, json.dumps({"MessageId": "0107018e-ses-000000"}))


# The generic recipe: a relay of one's own ------------------------------------------------------------

def generic(request):
    faults = common(request, "/messages")
    if request.headers.get("authorization") != "Bearer " + TOKEN:
        return faults, [], in_words("generic", 401)
    body = parsed(request, faults)
    faults.fields(body, "body", {"sender": str, "recipient": str, "mail": str})
    faults.need(request.headers.get("idempotency-key"), "no key")
    to = body["recipient"]
    for word in ("refused", "later"):
        if to.startswith(word):
            code = {"refused": "recipient_refused", "later": "later"}[word]
            return faults, [], (422, {}, json.dumps({"code": code, "error": f"not to {to}"}))
    raw = base64.b64decode(body["mail"]).decode("utf-8", "surrogateescape")
    taken = mail(to, body["sender"], None, request.headers.get("idempotency-key"), raw)
    return faults, [taken], (202, {}, json.dumps({"id": "42"}))


def in_words(relay, status):
    """An error of the whole request, as the relay puts it; one that is not there escapes as JSON may."""
    status, headers, answer = in_plain_words(relay, status)
    return status, headers, answer.replace("t0ken", "\\u0074\\u0030ken") if status == 503 else answer


def in_plain_words(relay, status):
    headers = {"Retry-After": "7"} if status in (429, 503) else {}
    words = f"{REASONS.get(status, 'error')}, token {TOKEN}"  # what no relay should do
    if relay == "postmark":
        code = {401: 10, 422: 402, 429: 429, 503: 100}.get(status, status)
        return status, headers, json.dumps({"ErrorCode": code, "Message": words})
    if relay == "sendgrid":
        return status, headers, sendgrid_error(None, words)
    if relay == "ses":
        kind = {403: "InvalidSignatureException", 429: "TooManyRequestsException"}.get(
            status, "InternalFailure")
        return status, {"X-Amzn-ErrorType": kind}, json.dumps({"message": words})
    if relay == "mailgun":
        return status, headers, json.dumps({"message": words})
    return status, headers, json.dumps({"error": words})


RELAYS = {"postmark": postmark, "sendgrid": sendgrid, "mailgun": mailgun, "ses": ses,
          "generic": generic}
