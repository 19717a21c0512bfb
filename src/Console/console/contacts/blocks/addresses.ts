import { isEmail, isPhone } from '../form/problems';

/** Addresses that can be blocked by hand. */
export type AddressKind = 'email' | 'phone' | 'ip';

/** What is wrong with an address: its form, or what the server says of it. */
export type AddressProblem = AddressKind | 'wide' | 'many';

/** Whether an address cannot be right; the server looks closer. */
export function addressProblem(kind: AddressKind, text: string): AddressProblem | undefined {
    const isRight = { email: isEmail, phone: isPhone, ip: isIp }[kind];
    return isRight(text.trim()) ? undefined : kind;
}

function isIp(text: string): boolean {
    const [address = '', bits, ...more] = text.split('/');
    const isV4 = /^\d{1,3}(\.\d{1,3}){3}$/.test(address) && address.split('.').every((part) => Number(part) <= 255);
    const isV6 = address.includes(':') && /^[\da-f:]+(\.\d+)*$/i.test(address);
    return more.length === 0 && (isV4 || isV6) && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isV4 ? 32 : 128)));
}
