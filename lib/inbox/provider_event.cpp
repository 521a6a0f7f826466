// SPDX-License-Identifier: Apache-2.0
// Amazon SES tells of bounces by SNS, which wraps its JSON into a mail. Others send the same facts
// under other names: recipients with an action, a status and a server's words.
#include "lib/inbox/provider_event.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "lib/core/ascii.hpp"
#include "lib/core/foreign_json.hpp"
#include "lib/inbox/complaint.hpp"

namespace qlab::inbox {
namespace {

using nlohmann::json;

constexpr std::size_t largest_event = std::size_t{1} << 20;

/// SNS breaks its long line as mails must; JSON has no line breaks inside of texts.
std::string without_breaks(std::string_view text) {
  std::string out(text);
  std::erase(out, '\n');
  std::erase(out, '\r');
  return out;
}

/// From the first brace to its partner: a footer stands below.
std::string_view object_in(std::string_view text) {
  const auto start = text.find('{');
  if (start > 200) return {};  // as npos is
  int depth = 0;
  bool quoted = false;
  for (auto at = start; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[at] == '{') {
      ++depth;
    } else if (!quoted && text[at] == '}' && --depth == 0) {
      return text.substr(start, at + 1 - start);
    }
  }
  return {};
}

std::string text_of(const json& object, std::string_view name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json* list_of(const json& object, std::string_view name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_array() ? &*found : nullptr;
}

using ascii::lower;

/// What the service itself concludes stands behind what the server said.
std::string conclusion(const json& bounce) {
  const auto type = lower(text_of(bounce, "bounceSubType"));
  if (type == "noemail") return "no such mailbox";
  if (type == "mailboxfull") return "mailbox full";
  if (type == "messagetoolarge") return "message too large";
  if (type == "contentrejected" || type == "attachmentrejected") return "content rejected";
  // Not tried at all, for what happened once before.
  if (type.find("suppress") != std::string::npos) return "recipient blocked by suppression list";
  return {};
}

std::vector<Recipient> bounced(const json& bounce) {
  std::vector<Recipient> recipients;
  const auto* list = list_of(bounce, "bouncedRecipients");
  if (list == nullptr) return recipients;
  const bool is_transient = text_of(bounce, "bounceType") == "Transient";
  for (const auto& each : *list) {
    if (!each.is_object() || recipients.size() >= 1000) continue;
    auto status = text_of(each, "status");
    if (is_transient && !status.starts_with('4')) status = "4.0.0";
    auto recipient = judge({text_of(each, "emailAddress"),
                            lower(text_of(each, "action")),
                            status,
                            text_of(each, "diagnosticCode"),
                            conclusion(bounce),
                            {}});
    recipients.push_back(std::move(recipient));
  }
  return recipients;
}

std::vector<Recipient> delivered(const json& delivery) {
  std::vector<Recipient> recipients;
  const auto* list = list_of(delivery, "recipients");
  if (list == nullptr) return recipients;
  for (const auto& address : *list) {
    if (!address.is_string()) continue;
    recipients.push_back(judge(
        {address.get<std::string>(), "delivered", {}, text_of(delivery, "smtpResponse"), {}, {}}));
  }
  return recipients;
}

std::vector<Recipient> complained(const json& complaint) {
  std::vector<Recipient> recipients;
  const auto* list = list_of(complaint, "complainedRecipients");
  const auto type = text_of(complaint, "complaintFeedbackType");
  if (list == nullptr) return recipients;
  for (const auto& each : *list) {
    if (!each.is_object()) continue;
    Recipient recipient;
    recipient.address = text_of(each, "emailAddress");
    recipient.reason = "complaint";
    recipient.evidence = type.empty() ? std::string() : feedback_type(type);
    recipients.push_back(std::move(recipient));
  }
  return recipients;
}

/// What is told of the mail: all its fields where the sender asked for them, else the usual ones.
std::vector<Header> fields_of_mail(const json& event) {
  std::vector<Header> fields;
  const auto mail = event.find("mail");
  if (mail == event.end() || !mail->is_object()) return fields;
  const auto common = mail->find("commonHeaders");
  if (common != mail->end() && common->is_object())
    fields.push_back({"message-id", text_of(*common, "messageId")});
  const auto* headers = list_of(*mail, "headers");
  if (headers == nullptr) return fields;
  for (const auto& each : *headers) {
    if (!each.is_object() || fields.size() >= 1000) continue;
    fields.push_back({lower(text_of(each, "name")), text_of(each, "value")});
  }
  return fields;
}

/// The event, also where it stands as text in the message of a notification.
json event_in(std::string_view text) {
  const auto object = object_in(text);
  if (object.empty()) return {};
  auto event = read_json<json>(without_breaks(object));
  if (event.is_object() && event.contains("Message")) {
    const auto message = text_of(event, "Message");
    event = read_json<json>(message);
  }
  return event;
}

}  // namespace

std::optional<ProviderEvent> read_provider_event(std::string_view text) {
  if (text.size() > largest_event || text.find('{') > 200) return {};
  if (text.find("notificationType") == std::string_view::npos &&
      text.find("eventType") == std::string_view::npos) {
    return {};
  }
  const auto event = event_in(text);
  if (!event.is_object()) return {};
  ProviderEvent result;
  if (event.contains("bounce") && event["bounce"].is_object()) {
    result.recipients = bounced(event["bounce"]);
  } else if (event.contains("delivery") && event["delivery"].is_object()) {
    result.recipients = delivered(event["delivery"]);
  } else if (event.contains("complaint") && event["complaint"].is_object()) {
    result.recipients = complained(event["complaint"]);
    result.is_complaint = true;
    result.feedback_type = feedback_type(text_of(event["complaint"], "complaintFeedbackType"));
  }
  result.mail_fields = fields_of_mail(event);
  if (result.recipients.empty()) return {};
  return result;
}

}  // namespace qlab::inbox
