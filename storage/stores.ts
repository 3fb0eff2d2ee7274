import type { Executor } from './executor.ts';
import { accountReads, accountsStore } from './stores/accounts.ts';
import { answerReads, answersStore } from './stores/answers.ts';
import { applicationReads, applicationsStore } from './stores/applications.ts';
import { auditReads, auditStore } from './stores/audit.ts';
import { catalogueReads, catalogueStore } from './stores/catalogue.ts';
import { channelKeyReads, channelKeysStore } from './stores/channel-keys.ts';
import { chatReads, chatsStore } from './stores/chats.ts';
import { checklistReads, checklistStore } from './stores/checklist.ts';
import { contactReads, contactsStore } from './stores/contacts.ts';
import { countersStore } from './stores/counters.ts';
import { documentReads, documentsStore } from './stores/documents.ts';
import { erasureReads } from './stores/erasures.ts';
import { historyReads } from './stores/histories.ts';
import { loginAttemptReads, loginAttemptsStore } from './stores/login-attempts.ts';
import { loginReads, loginsStore } from './stores/logins.ts';
import { messageReads } from './stores/message-reads.ts';
import { messagesStore } from './stores/messages.ts';
import { officeEntryReads, officeEntriesStore } from './stores/office-entries.ts';
import { operatorReads, operatorsStore } from './stores/operators.ts';
import { outboxReads, outboxStore } from './stores/outbox.ts';
import { previewReads, previewsStore } from './stores/previews.ts';
import { promiseReads, promisesStore } from './stores/promises.ts';
import { searchReads, searchStore } from './stores/search.ts';
import { settingReads, settingsStore } from './stores/settings.ts';
import { textOverrideReads, textOverridesStore } from './stores/text-overrides.ts';
import { ticketReads, ticketsStore } from './stores/tickets.ts';
import { timerReads, timersStore } from './stores/timers.ts';

type Makers = Record<string, (tx: Executor) => object>;
type Made<M extends Makers> = { readonly [K in keyof M]: ReturnType<M[K]> };

const writers = {
  accounts: accountsStore,
  answers: answersStore,
  applications: applicationsStore,
  audit: auditStore,
  catalogue: catalogueStore,
  channelKeys: channelKeysStore,
  chats: chatsStore,
  checklist: checklistStore,
  contacts: contactsStore,
  counters: countersStore,
  documents: documentsStore,
  erasures: erasureReads,
  histories: historyReads,
  loginAttempts: loginAttemptsStore,
  logins: loginsStore,
  messages: messagesStore,
  officeEntries: officeEntriesStore,
  operators: operatorsStore,
  outbox: outboxStore,
  previews: previewsStore,
  promises: promisesStore,
  search: searchStore,
  settings: settingsStore,
  textOverrides: textOverridesStore,
  tickets: ticketsStore,
  timers: timersStore,
};

const readers = {
  accounts: accountReads,
  answers: answerReads,
  applications: applicationReads,
  audit: auditReads,
  catalogue: catalogueReads,
  channelKeys: channelKeyReads,
  chats: chatReads,
  checklist: checklistReads,
  contacts: contactReads,
  documents: documentReads,
  erasures: erasureReads,
  histories: historyReads,
  loginAttempts: loginAttemptReads,
  logins: loginReads,
  messages: messageReads,
  officeEntries: officeEntryReads,
  operators: operatorReads,
  outbox: outboxReads,
  previews: previewReads,
  promises: promiseReads,
  search: searchReads,
  settings: settingReads,
  textOverrides: textOverrideReads,
  tickets: ticketReads,
  timers: timerReads,
};

/** The stores of one transaction. `hint` is told to listeners after COMMIT. */
export type Stores = Made<typeof writers> & Pick<Executor, 'hint'>;
/** The same, without anything that writes. */
export type ReadStores = Made<typeof readers>;

/**
 * Stores are made once for a transaction, however many works share it, and each when it is first asked for: a turn uses
 * a third of them.
 */
function binder<M extends Makers>(makers: M): (tx: Executor) => Made<M> & Pick<Executor, 'hint'> {
  const bound = new WeakMap<Executor, Bound>();
  class Bound {
    readonly tx: Executor;
    readonly hint: Executor['hint'];

    constructor(tx: Executor) {
      this.tx = tx;
      this.hint = tx.hint;
    }
  }
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(Bound.prototype, name, {
      get(this: Bound) {
        const store = make(this.tx);
        Object.defineProperty(this, name, { value: store });
        return store;
      },
    });
  }
  return (tx) => {
    const known = bound.get(tx) ?? new Bound(tx);
    bound.set(tx, known);
    return known as unknown as Made<M> & Pick<Executor, 'hint'>;
  };
}

export const stores: (tx: Executor) => Stores = binder(writers);
export const readStores: (tx: Executor) => ReadStores = binder(readers);
