const SECRET =
  /\b(?:otp|kata sandi|katasandi|sandi|pass ?words?|pasword|passcode|kode (?:otp|verifikasi|rahasia|masuk|sms|keamanan|aktivasi)|(?:kode|nomor|no) pin|pin (?:atm|bank|akun|oss|hp|kartu))(?:-?nya)?\b/;

/** Words with which somebody asks to be given something. */
const ASKING =
  /\b(?:minta|mohon|tolong|kirim|kirimkan|kirimin|krim|sebut|sebutkan|beri|berikan|beritahu|beritahukan|kasih|kasihkan|bagi|bagikan|share|send|tell|give|tulis|tuliskan|ketik|ketikkan|foto|fotokan|infokan|info|bacakan|teruskan|forward|apa|berapa|mana|boleh|bisa|what|please)\b/;

/** What is said to warn, or of somebody else who asks; and what the person types on the official site themselves. */
const HARMLESS =
  /\b(?:jangan|jgn|tidak|tdk|tak|tanpa|bukan|dilarang|never|not|don't|do not|nggak|enggak|gak|ga|ada yang|siapa pun|siapapun|orang lain|penipu\w*|lapor\w*|abaikan|lupa|ganti|ubah|reset|sendiri|yourself)\b/;

/**
 * Whether words ask a person to hand over a password, PIN or one-time code ("mohon kirim OTP nya ya bu"). Sentences that
 * warn against it ("jangan beri OTP kepada siapa pun"), or send people to type it themselves, do not. Judged sentence by
 * sentence, so that a warning does not excuse the request beside it.
 */
export function asksSecret(text: string): boolean {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[.!?;\n]+|,?\s(?:tapi|tetapi|namun|but)\s/)
    .some((sentence) => SECRET.test(sentence) && ASKING.test(sentence) && !HARMLESS.test(sentence));
}
