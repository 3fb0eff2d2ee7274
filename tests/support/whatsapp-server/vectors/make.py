"""Makes known-answer bytes for tests/bot/baileys/vectors.test.ts: python3 make.py > vectors.json

Written from the public descriptions alone (Noise Protocol Framework revision 34; Signal's X3DH and Double Ratchet
specifications and libsignal's published key labels; WhatsApp's frame: three bytes of length), with the Python package
`cryptography` (OpenSSL) for X25519, HKDF, AES and HMAC. It shares no code with the library or with the test server:
a fault that those two share would show as a difference from these bytes. Keys are fixed and of no use anywhere.
"""
import hashlib
import hmac
import json
import struct

from cryptography.hazmat.primitives import hashes, padding, serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

RAW = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)


class Pair:
    def __init__(self, name):
        seed = hashlib.sha256(name.encode()).digest()
        clamped = bytes([seed[0] & 248]) + seed[1:31] + bytes([(seed[31] & 127) | 64])
        self.private = clamped
        self.key = X25519PrivateKey.from_private_bytes(clamped)
        self.public = self.key.public_key().public_bytes(*RAW)

    def dh(self, public):
        return self.key.exchange(X25519PublicKey.from_public_bytes(public))

    def shown(self):
        return {"private": self.private.hex(), "public": self.public.hex()}


def hkdf(salt, data, info, length):
    return HKDF(hashes.SHA256(), length, salt, info).derive(data)


def varint(number):
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


# Noise_XX_25519_AESGCM_SHA256 as WhatsApp runs it: the header is the prologue, the first message has no payload part.
class Symmetric:
    def __init__(self, prologue):
        self.h = self.ck = self.k = b"Noise_XX_25519_AESGCM_SHA256".ljust(32, b"\0")
        self.n = 0
        self.mix_hash(prologue)

    def mix_hash(self, data):
        self.h = hashlib.sha256(self.h + data).digest()

    def mix_key(self, data):
        out = hkdf(self.ck, data, b"", 64)
        self.ck, self.k, self.n = out[:32], out[32:], 0

    def seal(self, plain):
        out = AESGCM(self.k).encrypt(nonce(self.n), plain, self.h)
        self.n += 1
        self.mix_hash(out)
        return out

    def split(self):
        out = hkdf(self.ck, b"", b"", 64)
        return out[:32], out[32:]


def nonce(count):
    return bytes(8) + struct.pack(">I", count)


def framed(body):
    return len(body).to_bytes(3, "big") + body


def noise():
    header = bytes([0x57, 0x41, 6, 3])
    client_e, client_s, server_e, server_s = (Pair(f"noise {name}") for name in ("ce", "cs", "se", "ss"))
    chain, payload = b"a certificate chain", field(1, 6281100000001)
    state = Symmetric(header)
    state.mix_hash(client_e.public)
    state.mix_hash(server_e.public)
    state.mix_key(client_e.dh(server_e.public))
    static = state.seal(server_s.public)
    state.mix_key(client_e.dh(server_s.public))
    certificate = state.seal(chain)
    client_static = state.seal(client_s.public)
    state.mix_key(client_s.dh(server_e.public))
    client_payload = state.seal(payload)
    to_server, to_client = state.split()
    hello = header + framed(field(2, field(1, client_e.public)))
    answer = framed(field(3, field(1, server_e.public) + field(2, static) + field(3, certificate)))
    finish = framed(field(4, field(1, client_static) + field(2, client_payload)))
    words = [b"first frame", b"second frame"]
    return {
        "serverEphemeral": server_e.shown(),
        "serverStatic": server_s.shown(),
        "chain": chain.hex(),
        "clientStatic": client_s.public.hex(),
        "username": "6281100000001",
        "hello": hello.hex(),
        "answer": answer.hex(),
        "finish": finish.hex(),
        "plain": [word.hex() for word in words],
        "fromClient": [framed(AESGCM(to_server).encrypt(nonce(i), w, b"")).hex() for i, w in enumerate(words)],
        "fromServer": [framed(AESGCM(to_client).encrypt(nonce(i), w, b"")).hex() for i, w in enumerate(words)],
    }


# Signal: X3DH, then two messages of the first sending chain.
def signal():
    alice_i, alice_b, alice_r, bob_i, bob_s, bob_o = (
        Pair(f"signal {name}") for name in ("alice", "alice base", "alice ratchet", "bob", "bob signed", "bob once")
    )
    typed = lambda pair: b"\x05" + pair.public
    secret = b"\xff" * 32 + alice_i.dh(bob_s.public) + alice_b.dh(bob_i.public)
    secret += alice_b.dh(bob_s.public) + alice_b.dh(bob_o.public)
    root = hkdf(bytes(32), secret, b"WhisperText", 64)[:32]
    chain = hkdf(root, alice_r.dh(bob_s.public), b"WhisperRatchet", 64)[32:]
    messages = []
    for count, words in enumerate([b"assalamualaikum", b"mau urus NIB"]):
        seed = hmac.digest(chain, b"\x01", "sha256")
        chain = hmac.digest(chain, b"\x02", "sha256")
        keys = hkdf(bytes(32), seed, b"WhisperMessageKeys", 80)
        pad = padding.PKCS7(128).padder()
        cipher = Cipher(algorithms.AES(keys[:32]), modes.CBC(keys[64:])).encryptor()
        body = cipher.update(pad.update(words) + pad.finalize()) + cipher.finalize()
        inner = b"\x33" + field(1, typed(alice_r)) + field(2, count) + field(3, 0) + field(4, body)
        inner += hmac.digest(keys[32:64], typed(alice_i) + typed(bob_i) + inner, "sha256")[:8]
        outer = b"\x33" + field(1, 7) + field(2, typed(alice_b)) + field(3, typed(alice_i)) + field(4, inner)
        outer += field(5, 4711) + field(6, 3)
        messages.append({"plain": words.hex(), "whisper": inner.hex(), "preKey": outer.hex()})
    return {
        "bob": {"identity": bob_i.shown(), "signed": bob_s.shown(), "once": bob_o.shown()},
        "preKeyId": 7,
        "signedPreKeyId": 3,
        "messages": messages,
    }


# Media: AES-256-CBC with a truncated HMAC, keys by HKDF from the media key.
def media():
    key = hashlib.sha256(b"media key").digest()
    plain = b"%PDF-1.7 known answer"
    out = hkdf(bytes(32), key, b"WhatsApp Document Keys", 112)
    iv, cipher_key, mac_key = out[:16], out[16:48], out[48:80]
    pad = padding.PKCS7(128).padder()
    cipher = Cipher(algorithms.AES(cipher_key), modes.CBC(iv)).encryptor()
    body = cipher.update(pad.update(plain) + pad.finalize()) + cipher.finalize()
    sealed = body + hmac.digest(mac_key, iv + body, "sha256")[:10]
    return {"mediaKey": key.hex(), "plain": plain.hex(), "sealed": sealed.hex()}


# Binary nodes. The numbers of words are those of dictionary version 3 as whatsmeow has them (binary/token), a client
# that was written independently of the library.
WORDS = {
    "s.whatsapp.net": 3, "type": 4, "from": 6, "id": 8, "to": 17, "message": 19, "class": 21, "xmlns": 22, "iq": 25,
    "t": 26, "ack": 27, "enc": 29, "get": 41, "urn:xmpp:ping": 43, "text": 56, "2": 69, "v": 81, "pkmsg": 83, "ping": 86,
}  # fmt: skip


def packed(tag, text, alphabet):
    digits = [alphabet.index(char) for char in text]
    odd = len(digits) % 2
    digits += [15] * odd
    pairs = bytes(high << 4 | low for high, low in zip(digits[::2], digits[1::2]))
    return bytes([tag, odd << 7 | len(pairs)]) + pairs


def string(text):
    if text in WORDS:
        return bytes([WORDS[text]])
    if "@" in text:
        user, server = text.split("@")
        if ":" in user:
            user, device = user.split(":")
            return bytes([247, {"s.whatsapp.net": 0, "lid": 1}[server], int(device)]) + string(user)
        return bytes([250]) + string(user) + string(server)
    if all(char in "0123456789-." for char in text):
        return packed(255, text, "0123456789-.")
    if all(char in "0123456789ABCDEF" for char in text):
        return packed(251, text, "0123456789ABCDEF")
    return bytes([252, len(text)]) + text.encode()


def node(tag, attrs, content=None):
    out = bytes([248, 1 + 2 * len(attrs) + (content is not None)]) + string(tag)
    out += b"".join(string(key) + string(value) for key, value in attrs.items())
    if isinstance(content, bytes):
        return out + bytes([252, len(content)]) + content
    return out if content is None else out + bytes([248, len(content)]) + b"".join(node(*one) for one in content)


def nodes():
    ciphertext = bytes(range(20))
    cases = [
        ("iq", {"id": "12.34-5", "xmlns": "urn:xmpp:ping", "type": "get", "to": "s.whatsapp.net"}, [("ping", {})]),
        ("ack", {"class": "message", "id": "3EB0A1B2C3", "from": "6281234567890@s.whatsapp.net", "t": "1700000000"}),
        (
            "message",
            {"from": "900000000000001:7@lid", "id": "hello world", "type": "text"},
            [("enc", {"v": "2", "type": "pkmsg"}, ciphertext)],
        ),
    ]

    def shown(tag, attrs, content=None):
        if isinstance(content, bytes):
            content = {"bytes": content.hex()}
        elif content is not None:
            content = [shown(*one) for one in content]
        return {"tag": tag, "attrs": attrs, **({} if content is None else {"content": content})}

    return [{"node": shown(*case), "bytes": (b"\0" + node(*case)).hex()} for case in cases]


print(json.dumps({"nodes": nodes(), "noise": noise(), "signal": signal(), "media": media()}, indent=2))
