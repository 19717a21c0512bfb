using System.Net;
using ContactCenter.Api.Visitors.Blocks;

namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>
/// Keeps out a visitor's channel, a contact, an e-mail address, a phone number or an IP range, at once; open conversations are closed (contract
/// §1.10).
/// </summary>
/// <remarks>
/// With broader targets than the contract's, reasons and ends. The response comes when the change holds on every session and node (promise 5).
/// </remarks>
internal sealed class BlockOperation(
    IGrainFactory grains, IContactDirectory contactDirectory, IVisitorDirectory visitorDirectory, IBlockDirectory blockDirectory,
    ContactLookup contacts, IpBlocks ipBlocks, IpBlockSpread spread, CallsBeforeBlock calls, IWorkspaceConfiguration workspace, TimeProvider time)
    : IOperation<BlockRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/contacts.block")
    {
        Access = Access.AllOf(Permissions.BlockContact),
        Errors =
        [
            ContactErrors.NotFound, ContactErrors.VisitorNotFound, BlockErrors.RangeTooWide, BlockErrors.TooManyRanges,
            BlockErrors.InvalidExpiry, BlockErrors.InvalidPhone, BlockErrors.InvalidIp,
        ],
        ExampleRequest = new BlockRequest(BlockExamples.Channel),
    };

    public async Task<Done> RunAsync(ApiCall call, BlockRequest request)
    {
        var terms = BlockTerms.Of(request, call.Ids.HexId("block"), time.GetUtcNow());
        if (request.Visitor is { } channel) await BlockChannelAsync(call, channel, terms);
        else if (request.ContactId is { } contactId) await BlockContactAsync(call, contactId, terms);
        else await BlockAddressAsync(call, BlockedAddress.Of(request, workspace.Current.PhoneRegion), terms);
        return Done.Instance;
    }

    private async Task BlockChannelAsync(ApiCall call, BlockedChannel channel, BlockTerms terms)
    {
        var (visitorId, source) = (channel.VisitorId, channel.ToSource());
        var contactId = await contactDirectory.FindContactIdByChannelAsync(visitorId, source.Type, source.Id, call.Aborted)
            ?? throw new ContactCenterException(ContactErrors.NotFound);
        if (await visitorDirectory.FindVisitorByIdAsync(visitorId, call.Aborted) is null)
            throw new ContactCenterException(ContactErrors.VisitorNotFound);
        await grains.GetGrain<IContactGrain>(contactId).BlockChannel(
            new BlockChannel(call.Ids.Command(call.Caller.Actor), visitorId, source, terms.BlockId, terms.Reason, terms.ExpiresAt));
        await calls.FinishAsync([visitorId]);
    }

    private async Task BlockContactAsync(ApiCall call, string contactId, BlockTerms terms)
    {
        var contact = await contacts.GetAsync(contactId, call.Aborted);
        await grains.GetGrain<IContactGrain>(contact.ContactId).Block(
            new BlockContact(call.Ids.Command(call.Caller.Actor), contactId, terms.BlockId, terms.Reason, terms.ExpiresAt));
        // As it is now: what was let in since it was read was let in before the block.
        var blocked = await contacts.GetAsync(contactId, call.Aborted);
        await calls.FinishAsync(blocked.Channels.Select(channel => channel.VisitorId));
    }

    private async Task BlockAddressAsync(ApiCall call, BlockedAddress address, BlockTerms terms)
    {
        if (address.Scope == BlockScopes.Ip)
        {
            if (IpNetworks.IsTooWide(IPNetwork.Parse(address.Shown))) throw new ContactCenterException(BlockErrors.RangeTooWide);
            if (ipBlocks.IsFull) throw new ContactCenterException(BlockErrors.TooManyRanges);
        }

        // One that is kept in a former form of the address goes on: it is changed, not doubled.
        var known = address.Keys.Length > 1 ? await blockDirectory.FindBlockAsync(address.Keys, time.GetUtcNow(), call.Aborted) : null;
        var position = await grains.GetGrain<IAddressBlockGrain>(known?.TargetHash ?? address.Key).Block(new BlockAddress(
            call.Ids.Command(call.Caller.Actor), address.Scope, address.Shown, terms.BlockId, terms.Reason, terms.ExpiresAt));
        if (address.Scope == BlockScopes.Ip) await spread.SeenEverywhereAsync(position);
        else await FinishCallsAsync(address);
    }

    /// <summary>A message that is left while nobody is there belongs to no visitor: of those, the ones under way on this node are waited for.</summary>
    private async Task FinishCallsAsync(BlockedAddress address)
    {
        var isEmail = address.Scope == BlockScopes.Email;
        await calls.FinishAsync(isEmail ? address.Shown : null, isEmail ? null : address.Shown);
        if (isEmail) await spread.CallsOverAsync();
    }
}

/// <param name="ContactId">Every channel of a contact, also future ones.</param>
/// <param name="Ip">An IP address or a CIDR range.</param>
/// <param name="Reason">For those who read the list of blocks; the visitor does not see it.</param>
/// <param name="ExpiresAt">The end (ISO-8601); a date without a time is the last day. Absent = none.</param>
[ExactlyOneOf("visitor", "contactId", "email", "phone", "ip")]
internal sealed record BlockRequest(
    BlockedChannel? Visitor = null,
    [ValidId] string? ContactId = null,
    [NotEmpty, EmailFormat, MaxLength(BlockLimits.EmailMax)] string? Email = null,
    [NotEmpty, MaxLength(InputLimits.NameMax)] string? Phone = null,
    [NotEmpty, MaxLength(BlockLimits.IpMax)] string? Ip = null,
    [MaxLength(BlockLimits.ReasonMax)] string? Reason = null,
    [MaxLength(BlockLimits.DateMax)] string? ExpiresAt = null) : IBlockTarget;
