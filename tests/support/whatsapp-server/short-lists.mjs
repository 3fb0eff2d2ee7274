/** Preloaded into the measured program: the library asks for a person's list of devices anew with each message. */
import { DEFAULT_CACHE_TTLS } from '@whiskeysockets/baileys';

/** Seconds. */
DEFAULT_CACHE_TTLS.USER_DEVICES = 0.001;
