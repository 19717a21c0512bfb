import { BlockDialog } from './blocks/BlockDialog';
import type { Asked } from './ContactMenu';
import { DeleteDialog } from './DeleteDialog';
import { MergeDialog } from './merge/MergeDialog';

interface ContactDialogsProps {
    asked: Asked | undefined;
    onClose(): void;
    onDeleted?: ((contactId: string) => void) | undefined;
}

/** The dialog that a contact's menu asked for. */
export function ContactDialogs({ asked, onClose, onDeleted }: ContactDialogsProps) {
    if (!asked) return null;
    const { kind, contact } = asked;
    if (kind === 'block') return <BlockDialog contact={contact} onClose={onClose} />;
    if (kind === 'merge') return <MergeDialog contactId={contact._id} onClose={onClose} />;
    return <DeleteDialog contact={contact} onClose={onClose} onDeleted={() => { onClose(); onDeleted?.(contact._id); }} />;
}
