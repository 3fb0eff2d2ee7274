/**
 * A "UD" (usaha dagang) in canonical text is a sole trader's business: a person's, no company's. "ud punya", "ud lama" are
 * "sudah" cut short.
 */
export const SOLE_TRADER =
  /\busaha dagang\b|\bud (?!(?:punya|ada|pernah|bikin|buat|urus|daftar|jadi|lama|coba|kirim|isi|bisa|dapat|terbit|bayar|saya|nib|izin|masuk|selesai|cek|tanya|tau|tahu|di\w*|ter\w*|ku\w*)\b)\w{3,}/;
