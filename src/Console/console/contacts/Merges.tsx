import { useState } from 'preact/hooks';
import type { Contact } from '@shared/types';
import { useApp } from '../app';
import { fullTime } from '../shell/format';
import { useRest } from '../shell/useRest';
import { strings } from '../strings';
import { unmergeWithUndo } from './merge/merging';
import { useContactRevision } from './live';

/** The contacts that became parts of this one. Each can be separated again. */
export function Merges({ contact }: { contact: Contact }) {
    const app = useApp();
    const { merging: texts, timeline } = strings.value.contacts;
    const [isBusy, setBusy] = useState(false);
    const isMerged = (contact.aliases ?? []).length > 0;
    const revision = useContactRevision([contact._id, ...(contact.aliases ?? [])]);
    const merges =
        useRest(
            `merges ${contact._id} ${isMerged}`,
            async (signal) => (isMerged ? (await app.api.get('omnichannel/contacts.merges', { query: { contactId: contact._id }, signal })).merges : []),
            revision,
        ).value ?? [];
    if (merges.length === 0) return null;

    const separate = async (merge: (typeof merges)[number]) => {
        setBusy(true);
        await unmergeWithUndo(app, contact, { _id: merge.contactId, name: merge.name });
        setBusy(false);
    };
    return (
        <div>
            <h3>{texts.list}</h3>
            <ul class="cards" aria-label={texts.list}>
                {merges.map((merge) => (
                    <li key={merge._id} class="spread card">
                        <span>
                            <bdi>{merge.name}</bdi>
                            <br />
                            <span class="quiet">
                                {fullTime(merge.at)} · {timeline.mergeReasons[merge.reason] ?? merge.reason}
                            </span>
                        </span>
                        {app.permissions.can('merge-livechat-contacts') && (
                            <button
                                type="button"
                                class="button"
                                disabled={isBusy}
                                aria-label={texts.separateNth(merge.name)}
                                onClick={() => void separate(merge)}
                            >
                                {texts.separate}
                            </button>
                        )}
                    </li>
                ))}
            </ul>
        </div>
    );
}
