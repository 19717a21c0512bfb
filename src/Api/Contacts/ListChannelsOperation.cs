namespace ContactCenter.Api.Contacts;

/// <summary>The channels by which a contact was reached: of each name the one that was used last (contract §1.8).</summary>
internal sealed class ListChannelsOperation(ContactLookup contacts) : IOperation<ListChannelsRequest, ListChannelsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.channels")
    {
        Access = Access.AllOf(Permissions.ViewContact),
        ExampleRequest = new ListChannelsRequest("674eeb4343725ce31dd9bdae"),
        ExampleResponse = new ListChannelsResponse([ContactExamples.Channel, ContactExamples.PhoneChannel]),
    };

    public async Task<ListChannelsResponse> RunAsync(ApiCall call, ListChannelsRequest request)
    {
        var contact = await contacts.FindAsync(request.ContactId, call.Aborted);
        var lastUsed = (contact?.Channels ?? []).GroupBy(channel => channel.Name, StringComparer.Ordinal)
            .Select(sameName => sameName.MaxBy(UsedAt)!);
        return new ListChannelsResponse([.. lastUsed.Select(ChannelResponse.From)]);
    }

    private static DateTimeOffset UsedAt(ContactChannel channel)
    {
        var (chat, call) = (channel.LastChat?.At ?? DateTimeOffset.MinValue, channel.LastCall?.At ?? DateTimeOffset.MinValue);
        return chat > call ? chat : call;
    }
}

internal sealed record ListChannelsRequest([NotEmpty, MaxLength(InputLimits.IdMax)] string ContactId);

internal sealed record ListChannelsResponse(ImmutableArray<ChannelResponse> Channels) : ApiResult;
