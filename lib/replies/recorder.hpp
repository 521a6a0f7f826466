// SPDX-License-Identifier: Apache-2.0
// Puts batches of mails into the store. Included only by the .cpp files of lib/replies.
#pragma once

#include <optional>
#include <string>

#include "lib/inbox/taken.hpp"
#include "lib/replies/apply.hpp"
#include "lib/replies/batch.hpp"
#include "lib/replies/receive.hpp"

namespace qlab::replies {

class Recorder {
 public:
  /// Of the mailbox of this name, which the store knows up to the mark.
  Recorder(store::Store& store, inbox::Taken& taken, const Options& options, std::string mailbox,
           std::optional<inbox::Mark> mark);

  [[nodiscard]] bool has_work(const Batch& batch) const;

  /// Makes the mails count, each with its row, and keeps how far the mailbox was read: one change.
  void record(const Batch& batch);

  /// Of what was made of the mails.
  [[nodiscard]] const Counts& counts() const { return m_counts; }

 private:
  [[nodiscard]] bool is_further(const Batch& batch) const;
  struct Done {
    inbox::Incoming incoming;
    bool is_too_large = false;
  };
  std::vector<Done> write(const Batch& batch);
  inbox::Incoming apply(store::Change& change, const Fresh& fresh);
  std::optional<Score> decide(store::Change& change, const Received& received,
                              inbox::Incoming& incoming);
  void name_sender(const Received& received, inbox::Incoming& incoming);
  void count(const Done& done);

  store::Store& m_store;
  inbox::Taken& m_taken;
  const Options& m_options;
  std::string m_mailbox;              ///< empty where it numbers nothing
  std::optional<inbox::Mark> m_kept;  ///< how far the store knows
  Counts m_counts;
};

}  // namespace qlab::replies
