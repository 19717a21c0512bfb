namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>A block in the style of the contract.</summary>
/// <param name="Scope">channel, contact, email, phone or ip.</param>
/// <param name="Target">The address, range, or the contact's name; absent when it was erased.</param>
/// <param name="ContactId">The contact, of channels and contacts.</param>
/// <param name="Visitor">The channel.</param>
/// <param name="ExpiresAt">Absent = it stays until somebody lifts it.</param>
internal sealed record BlockResponse(
    [property: JsonPropertyName("_id")] string Id, string Scope, string? Target, string? ContactId, ChannelVisitorResponse? Visitor, string? Reason,
    BlockerResponse BlockedBy, DateTimeOffset BlockedAt, DateTimeOffset? ExpiresAt, long RefusedAttempts, DateTimeOffset? LastRefusedAt)
{
    /// <param name="users">The users who blocked, by id.</param>
    public static BlockResponse From(ListedBlock listed, IReadOnlyDictionary<string, AccountView> users)
    {
        var block = listed.Block;
        return new BlockResponse(
            block.BlockId, block.Scope, block.Target, block.ContactId,
            block is { VisitorId: { } visitorId, Source: { } source } ? ChannelVisitorResponse.From(visitorId, source) : null,
            block.Reason, BlockerResponse.From(block.BlockedBy, users), block.BlockedAt, block.ExpiresAt, listed.Refusals, listed.LastRefusedAt);
    }
}

/// <summary>Whoever blocked: a user as an object, or the text "system".</summary>
[JsonConverter(typeof(BlockerConverter))]
internal sealed record BlockerResponse(string Actor, BlockingUserResponse? User) : IHasSchema
{
    public static Schema Schema { get; } = new OneOfSchema(Schema.Text(), RequestSchemas.Of<BlockingUserResponse>());

    public static BlockerResponse From(string actor, IReadOnlyDictionary<string, AccountView> users)
    {
        if (Actors.UserIdOf(actor) is not { } userId) return new BlockerResponse(actor, null);
        var account = users.GetValueOrDefault(userId);
        return new BlockerResponse(actor, new BlockingUserResponse(userId, account?.Username, account?.Name));
    }
}

/// <param name="Username">Absent = the user is gone.</param>
/// <param name="Name">Absent = the user is gone.</param>
internal sealed record BlockingUserResponse([property: JsonPropertyName("_id")] string Id, string? Username, string? Name);

internal sealed class BlockerConverter : JsonConverter<BlockerResponse>
{
    public override BlockerResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("It is only written.");

    public override void Write(Utf8JsonWriter writer, BlockerResponse value, JsonSerializerOptions options)
    {
        if (value.User is { } user) JsonSerializer.Serialize(writer, user, ApiJson.TypeOf<BlockingUserResponse>());
        else writer.WriteStringValue(value.Actor);
    }
}
