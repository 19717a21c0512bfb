namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>Blocks in the examples of the API's description.</summary>
internal static class BlockExamples
{
    public static BlockedChannel Channel { get; } = new("8522b818898484e78264d50d", new BlockedSource("widget"));

    public static BlockResponse OfRange { get; } = new(
        "674eeb4343725ce31dd9bdb0", BlockScopes.Ip, "203.0.113.0/24", null, null, "Floods us",
        new BlockerResponse("user:kA9Xq2LdMzAbW3yT8", new BlockingUserResponse("kA9Xq2LdMzAbW3yT8", "ana", "Ana")), ContactExamples.At, null, 12,
        ContactExamples.At.AddMinutes(5));
}
