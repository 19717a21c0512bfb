import type { Message } from '@shared/types';
import type { Strings } from '../strings/en';

/** What a message of the system says, in words. */
export function systemText(message: Message, { conversation: { system } }: Strings, departmentName: (id: string) => string): string {
    const by = message.u.name ?? message.u.username;
    const comment = message.msg ? `: ${message.msg}` : '';
    switch (message.t) {
        case 'livechat-started': return system.started;
        case 'uj': return system.joined(by);
        case 'ul': return system.left(by);
        case 'livechat-close': return system.closed(by) + comment;
        case 'livechat_transfer_history': return transferText(message, system, by, departmentName);
        case 'livechat_transfer_history_fallback': return system.fallback + comment;
        case 'livechat_navigation_history': return system.navigated(message.msg);
        case 'omnichannel_placed_chat_on_hold': return system.held(by);
        case 'omnichannel_on_hold_chat_resumed': return system.resumed(by);
        case 'livechat_sms_failed': return system.smsFailed + comment;
        case 'livechat_transcript_failed': return system.transcriptFailed + comment;
        case 'livechat_pdf_failed': return system.pdfFailed + comment;
        default: return message.msg || system.other;
    }
}

/** Whether the agent should do something about it. */
export const isFailure = (message: Message): boolean => message.t !== undefined && message.t.endsWith('_failed');

function transferText(message: Message, system: Strings['conversation']['system'], by: string, departmentName: (id: string) => string): string {
    const transfer = message.transferData;
    const comment = transfer?.comment ?? message.msg;
    const end = comment ? `: ${comment}` : '';
    if (transfer?.transferredTo) return system.toAgent(by, transfer.transferredTo.name ?? transfer.transferredTo.username) + end;
    if (transfer?.scope === 'department' && transfer.nextDepartment) return system.toDepartment(by, departmentName(transfer.nextDepartment)) + end;
    return (transfer ? system.toQueue(by) : system.forwarded(by)) + end;
}
