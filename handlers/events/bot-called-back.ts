import { leavePhone } from '../leave-phone.ts';
import type { EventHandler } from '../handler.ts';

export const botCalledBack: EventHandler<'bot_called_back'> = (work) => leavePhone(work);
