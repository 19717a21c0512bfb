using System.Net;
using ContactCenter.Addresses;
using ContactCenter.Parties;
using ContactCenter.Wording;

namespace ContactCenter.Blocks;

/// <summary>
/// Makes the hashes by which blocked targets are recognised. Thus a block outlives the erasure of its address, and no address is part of a
/// key or a log line.
/// </summary>
public static class BlockTarget
{
    /// <summary>The key of a block of this address.</summary>
    public static string OfEmail(string email) => HashOf(BlockScopes.Email, ContactAddresses.EmailKey(email));

    /// <summary>The key of a block of this number, the same for every way of writing it.</summary>
    /// <param name="region"><see cref="Workspace.WorkspaceSnapshot.PhoneRegion"/></param>
    public static string OfPhone(string phone, string region = "") => HashOf(BlockScopes.Phone, ContactAddresses.PhoneKey(phone, region));

    /// <summary>All keys under which a block of this address may be kept, including keys of earlier ways of comparing.</summary>
    public static IEnumerable<string> KeysOfEmail(string email) =>
        ContactAddresses.EmailForms(email).Select(form => HashOf(BlockScopes.Email, form));

    /// <inheritdoc cref="KeysOfEmail"/>
    /// <remarks>A block of a number also keeps out its extensions. A text without digits has no keys.</remarks>
    public static IEnumerable<string> KeysOfPhone(string phone, string region) =>
        (PhoneForm.Of(phone, region)?.BlockedForms ?? []).Select(form => HashOf(BlockScopes.Phone, form));

    public static string OfIp(IPNetwork network) => HashOf(BlockScopes.Ip, $"{network}");

    public static string OfChannel(string visitorId, ChannelSource source) =>
        HashOf(BlockScopes.Channel, $"{visitorId}\n{source.Type}\n{source.Id}");

    public static string OfContact(string contactId) => HashOf(BlockScopes.Contact, contactId);

    /// <param name="target">The target in its normal form.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string HashOf(string scope, string target) =>
        Hashes.Hex($"{scope}\n{target}");
}
