// SPDX-License-Identifier: Apache-2.0
// fmt itself, of which every other file sees the declarations alone. Its shared library would be
// loaded at every start; header-only, it would be compiled in every file.
#include <fmt/format-inl.h>

// What the headers say is instantiated in the library, as far as qlab needs it.
template auto fmt::detail::thousands_sep_impl<char>(locale_ref) -> thousands_sep_result<char>;
template auto fmt::detail::decimal_point_impl<char>(locale_ref) -> char;
template auto fmt::detail::dragonbox::to_decimal<float>(float) noexcept -> decimal_fp<float>;
template auto fmt::detail::dragonbox::to_decimal<double>(double) noexcept -> decimal_fp<double>;
