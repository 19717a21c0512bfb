using System.Collections.Immutable;
using System.Net;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Workspace;

namespace ContactCenter.Visitors;

/// <summary>Finds out, in one place, whether a visitor is blocked: its channel, its contact, or an address of either.</summary>
/// <remarks>
/// It reads rows that are committed with the blocks themselves. The call that blocks returns after the visitor's grain has made a turn, so
/// a call that looked for blocks too early is over by then.
/// </remarks>
public sealed class VisitorBlocks(IContactDirectory contactDirectory, IBlockDirectory blockDirectory, IWorkspaceConfiguration workspace, TimeProvider time)
{
    /// <param name="contactId">The contact that the visitor is, or would be; null = the one that has the channel.</param>
    /// <param name="ipAddress">The caller's address; null = not known, or looked at already.</param>
    /// <returns>The block; null = there is none in force.</returns>
    public async Task<BlockRow?> FindAsync(
        VisitorView visitor, ChannelSource source, string? contactId = null, string? ipAddress = null, CancellationToken cancellationToken = default)
    {
        var region = workspace.Current.PhoneRegion;
        contactId ??= await contactDirectory.FindContactIdByChannelAsync(visitor.VisitorId, source.Type, source.Id, cancellationToken);
        var contact = contactId is null ? null : await contactDirectory.FindContactAsync(contactId, cancellationToken);
        ImmutableArray<string> ofContact = contact is null ? [] : [BlockTarget.OfContact(contact.ContactId), .. ContactBlocks.AddressTargets(contact, region)];
        return await blockDirectory.FindAnyBlockAsync(
            [.. TargetsOf(visitor, source, region), .. Network(ipAddress), .. ofContact], time.GetUtcNow(), cancellationToken);
    }

    /// <summary>Finds a block of a visitor whose contact has nothing yet but what the visitor gave.</summary>
    /// <param name="contactId">The contact, if it exists.</param>
    public Task<BlockRow?> FindOfNewAsync(VisitorView visitor, ChannelSource source, string contactId, string? ipAddress) =>
        blockDirectory.FindAnyBlockAsync(
            [.. TargetsOfNew(visitor, source, ipAddress), BlockTarget.OfContact(contactId)], time.GetUtcNow(), CancellationToken.None);

    /// <summary>The targets by which a visitor without a contact is blocked.</summary>
    public ImmutableArray<string> TargetsOfNew(VisitorView visitor, ChannelSource source, string? ipAddress) =>
        [.. TargetsOf(visitor, source, workspace.Current.PhoneRegion), .. Network(ipAddress)];

    private static IEnumerable<string> Network(string? ipAddress) =>
        IPAddress.TryParse(ipAddress, out var address) ? IpNetworks.Containing(address).Select(BlockTarget.OfIp) : [];

    /// <summary>The targets by which a visitor on a source is blocked by itself: its channel and the addresses that it gave.</summary>
    public static ImmutableArray<string> TargetsOf(VisitorView visitor, ChannelSource source, string region)
    {
        List<string> hashes = [BlockTarget.OfChannel(visitor.VisitorId, source)];
        if (visitor.Email is { } email) hashes.AddRange(BlockTarget.KeysOfEmail(email));
        if (visitor.Phone is { } phone) hashes.AddRange(BlockTarget.KeysOfPhone(phone, region));
        return [.. hashes];
    }
}
