/** Preloaded (`node --import`) into a process under test: it trusts the test server's root instead of WhatsApp's. */
import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';

WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(process.env.TEST_WHATSAPP_ROOT, 'hex');
