using ContactCenter.Api.Visitors.Blocks;

namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>Lets in again whom a block kept out (contract §1.10).</summary>
internal sealed class UnblockOperation(
    IGrainFactory grains, IContactDirectory contactDirectory, IBlockDirectory blockDirectory, ContactLookup contacts, IpBlockSpread spread,
    IWorkspaceConfiguration workspace, TimeProvider time) : IOperation<UnblockRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", "omnichannel/contacts.unblock")
    {
        Access = Access.AllOf(Permissions.UnblockContact),
        Errors = [ContactErrors.NotFound, BlockErrors.InvalidPhone, BlockErrors.InvalidIp],
        ExampleRequest = new UnblockRequest(BlockExamples.Channel),
    };

    public async Task<Done> RunAsync(ApiCall call, UnblockRequest request)
    {
        if (request.Visitor is { } channel) await UnblockChannelAsync(call, channel);
        else if (request.ContactId is { } contactId)
        {
            var contact = await contacts.GetAsync(contactId, call.Aborted);
            await grains.GetGrain<IContactGrain>(contact.ContactId).Unblock(call.Ids.Command(call.Caller.Actor));
        }
        else await UnblockAddressAsync(call, BlockedAddress.Of(request, workspace.Current.PhoneRegion));

        return Done.Instance;
    }

    private async Task UnblockChannelAsync(ApiCall call, BlockedChannel channel)
    {
        var (visitorId, source, command) = (channel.VisitorId, channel.ToSource(), call.Ids.Command(call.Caller.Actor));
        if (await contactDirectory.FindContactIdByChannelAsync(visitorId, source.Type, source.Id, call.Aborted) is { } contactId)
        {
            await grains.GetGrain<IContactGrain>(contactId).UnblockChannel(new UnblockChannel(command, visitorId, source));
            return;
        }

        // The block of a channel outlives the erasure of its contact.
        var key = BlockTarget.OfChannel(visitorId, source);
        if (await blockDirectory.FindBlockAsync([key], time.GetUtcNow(), call.Aborted) is null)
            throw new ContactCenterException(ContactErrors.NotFound);
        await Address(key).Unblock(command);
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

    private IAddressBlockGrain Address(string key) => grains.GetGrain<IAddressBlockGrain>(key);
}

/// <param name="Ip">An IP address or a CIDR range, exactly as it was blocked.</param>
[ExactlyOneOf("visitor", "contactId", "email", "phone", "ip")]
internal sealed record UnblockRequest(
    BlockedChannel? Visitor = null,
    [ValidId] string? ContactId = null,
    [NotEmpty, EmailFormat, MaxLength(BlockLimits.EmailMax)] string? Email = null,
    [NotEmpty, MaxLength(InputLimits.NameMax)] string? Phone = null,
    [NotEmpty, MaxLength(BlockLimits.IpMax)] string? Ip = null) : IBlockTarget;
