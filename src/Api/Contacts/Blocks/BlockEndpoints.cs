using System.Net;
using ContactCenter.Api.Visitors.Blocks;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Parties;

namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>Blocks and lifts blocks (contract §1.10). The response comes when the change holds on every session and node (promise 5).</summary>
internal sealed class BlockEndpoints(
    IGrainFactory grains, IContactDirectory contactDirectory, IVisitorDirectory visitorDirectory, IBlockDirectory blockDirectory,
    ContactLookup contacts, IpBlocks ipBlocks, IpBlockSpread spread, CallsBeforeBlock calls,
    IWorkspaceConfiguration workspace, TimeProvider time) : IApiModule
{
    private sealed record Terms(string BlockId, string? Reason, DateTimeOffset? ExpiresAt);

    public void Map(ApiRoutes api)
    {
        api.Map(BlockOperations.Block, BlockAsync);
        api.Map(BlockOperations.Unblock, UnblockAsync);
    }

    private async Task<ApiResponse> BlockAsync(ApiCall call)
    {
        var input = call.Input;
        var terms = new Terms(call.Ids.HexId("block"), BlockInput.Reason(input), BlockInput.ExpiresAt(input, time.GetUtcNow()));
        if (BlockInput.Channel(input) is var (visitorId, source)) await BlockChannelAsync(call, visitorId, source, terms);
        else if (input.Text(BlockOperations.Contact) is { } contactId) await BlockContactAsync(call, contactId, terms);
        else await BlockAddressAsync(call, BlockInput.Address(input, workspace.Current.PhoneRegion), terms);
        return ApiResponse.Success;
    }

    private async Task<ApiResponse> UnblockAsync(ApiCall call)
    {
        if (BlockInput.Channel(call.Input) is var (visitorId, source)) await UnblockChannelAsync(call, visitorId, source);
        else if (call.Input.Text(BlockOperations.Contact) is { } contactId)
            await Contact((await contacts.GetAsync(contactId, call.Aborted)).ContactId).Unblock(call.Ids.Command(call.Caller.Actor));
        else await UnblockAddressAsync(call, BlockInput.Address(call.Input, workspace.Current.PhoneRegion));
        return ApiResponse.Success;
    }

    private async Task BlockChannelAsync(ApiCall call, string visitorId, ChannelSource source, Terms terms)
    {
        var contactId = await contactDirectory.FindContactIdByChannelAsync(visitorId, source.Type, source.Id, call.Aborted)
            ?? throw new ContactCenterException(ContactErrors.NotFound);
        if (await visitorDirectory.FindVisitorByIdAsync(visitorId, call.Aborted) is null)
            throw new ContactCenterException(ContactErrors.VisitorNotFound);
        await Contact(contactId).BlockChannel(
            new BlockChannel(call.Ids.Command(call.Caller.Actor), visitorId, source, terms.BlockId, terms.Reason, terms.ExpiresAt));
        await calls.FinishAsync([visitorId]);
    }

    private async Task BlockContactAsync(ApiCall call, string contactId, Terms terms)
    {
        var contact = await contacts.GetAsync(contactId, call.Aborted);
        await Contact(contact.ContactId).Block(
            new BlockContact(call.Ids.Command(call.Caller.Actor), contactId, terms.BlockId, terms.Reason, terms.ExpiresAt));
        // As it is now: what was let in since it was read was let in before the block.
        var blocked = await contacts.GetAsync(contactId, call.Aborted);
        await calls.FinishAsync(blocked.Channels.Select(channel => channel.VisitorId));
    }

    private async Task BlockAddressAsync(ApiCall call, BlockedAddress address, Terms terms)
    {
        if (address.Scope == BlockScopes.Ip)
        {
            if (IpNetworks.IsTooWide(IPNetwork.Parse(address.Shown))) throw new ContactCenterException(BlockErrors.RangeTooWide);
            if (ipBlocks.IsFull) throw new ContactCenterException(BlockErrors.TooManyRanges);
        }

        // One that is kept in a former form of the address goes on: it is changed, not doubled.
        var known = address.Keys.Length > 1 ? await blockDirectory.FindBlockAsync(address.Keys, time.GetUtcNow(), call.Aborted) : null;
        var position = await Address(known?.TargetHash ?? address.Key).Block(new BlockAddress(
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

    private async Task UnblockChannelAsync(ApiCall call, string visitorId, ChannelSource source)
    {
        var command = call.Ids.Command(call.Caller.Actor);
        if (await contactDirectory.FindContactIdByChannelAsync(visitorId, source.Type, source.Id, call.Aborted) is { } contactId)
        {
            await Contact(contactId).UnblockChannel(new UnblockChannel(command, visitorId, source));
            return;
        }

        // The block of a channel outlives the erasure of its contact.
        var key = BlockTarget.OfChannel(visitorId, source);
        if (await blockDirectory.FindBlockAsync([key], time.GetUtcNow(), call.Aborted) is null)
            throw new ContactCenterException(ContactErrors.NotFound);
        await grains.GetGrain<IAddressBlockGrain>(key).Unblock(command);
    }

    private async Task UnblockAddressAsync(ApiCall call, BlockedAddress address)
    {
        var now = time.GetUtcNow();
        foreach (var former in address.Keys.Skip(1))
            if (await blockDirectory.FindBlockAsync([former], now, call.Aborted) is not null)
                await Address(former).Unblock(call.Ids.Command(call.Caller.Actor));
        var position = await Address(address.Key).Unblock(call.Ids.Command(call.Caller.Actor));
        if (address.Scope == BlockScopes.Ip) await spread.SeenEverywhereAsync(position);
    }

    private IContactGrain Contact(string contactId) => grains.GetGrain<IContactGrain>(contactId);

    private IAddressBlockGrain Address(string key) => grains.GetGrain<IAddressBlockGrain>(key);
}
