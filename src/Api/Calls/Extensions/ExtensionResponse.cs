namespace ContactCenter.Api.Calls.Extensions;

/// <summary>A phone at the PBX and its user.</summary>
internal sealed record ExtensionResponse(string Extension, string UserId, string Username)
{
    public static ExtensionResponse Example { get; } = new(CallExamples.Extension, "rbAXPnMktTFbNpwtJ", "grace");

    public static ExtensionResponse From(ExtensionItem item) => new(item.Extension, item.UserId, item.Username);
}

/// <summary>Errors of extensions (contract §4).</summary>
internal static class ExtensionErrors
{
    public static Error NotFound { get; } = Error.Plain("Extension not found", ErrorKind.NotFound);
    public static Error UserNotFound { get; } = Error.Plain("User not found or does not have livechat-agent role", ErrorKind.NotFound);

    /// <summary>The PBX is not asked which extensions it has, so nobody knows which are free.</summary>
    public static Error FreeNotKnown { get; } = Error.Plain("Error in finding free extensions");

    /// <summary>Phones sign in at the PBX: no address or password of it is kept here.</summary>
    public static Error NoEndpoint { get; } = Error.Plain("Endpoint not found", ErrorKind.NotFound);
}
