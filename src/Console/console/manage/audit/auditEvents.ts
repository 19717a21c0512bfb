import type { Schemas } from '@shared/api/client';
import { manageTexts } from '../texts';

/** What the audit trail tells of. */
export const AUDIT_TYPES = [
    'signed-in',
    'sign-in-failed',
    'session-ended',
    'sessions-ended',
    'password-changed',
    'password-reset-requested',
    'two-factor-enabled',
    'two-factor-disabled',
    'recovery-codes-made',
    'identity-linked',
    'user-created',
    'user-changed',
    'user-activity-changed',
    'user-deleted',
    'role-changed',
    'permissions-changed',
    'setting-changed',
    'webhook-saved',
    'webhook-deleted',
    'data-exported',
    'erasure-begun',
    'erasure-completed',
    'retention-policy-saved',
    'retention-completed',
] as const;

export const readableType = (type: string): string => (manageTexts.value.audit.types as Record<string, string>)[type] ?? type;

/** What else an entry says, in one line. */
export function detailsOf(event: Schemas['AuditEvent']): string {
    const { changes, reasons } = manageTexts.value.audit as { changes: Record<string, string>; reasons: Record<string, string> };
    const change = event.change && (changes[event.change] ?? event.change);
    return [
        event.role && [event.role, change].filter(Boolean).join(': '),
        event.role ? undefined : change,
        event.roles,
        event.setting,
        event.permissions,
        event.reason && (reasons[event.reason] ?? event.reason),
        event.attempts && `× ${event.attempts}`,
        event.data,
        event.of,
        event.client,
    ]
        .filter(Boolean)
        .join(' · ');
}
