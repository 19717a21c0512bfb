namespace ContactCenter.Api.OpenApi;

/// <summary>The sentences in the description of the API.</summary>
internal static class Descriptions
{
    public static string Of(ApiOperation operation) => $"{AccessOf(operation.Access)} {LimitOf(operation)}";

    /// <summary>The action's errors and those that the envelope adds (contract §9.2).</summary>
    public static IEnumerable<Error> ErrorsOf(ApiOperation operation)
    {
        foreach (var error in operation.Errors) yield return error;
        if (operation.RequestType?.IsSubclassOf(typeof(PageParameters)) == true) yield return HttpErrors.InvalidSort("{\"x\":1}");
        if (operation.Access.Kind != AccessKind.Public)
        {
            yield return CommonErrors.NotLoggedIn;
            if (!operation.Access.Permissions.IsEmpty) yield return CommonErrors.MissingPermission;
        }

        if (operation.Access.IsSigned) yield return CommonErrors.NotLoggedIn;
        if (operation.Access.IsVisitors) yield return ContactErrors.ChannelBlocked;
        if (operation.InvalidInput is { } invalid) yield return invalid;
        else yield return FirstFault(operation.Input);
        if (operation.Path.Contains('{', StringComparison.Ordinal)) yield return CommonErrors.InvalidParams("must be a valid id");
        if (!operation.ReadsQuery) yield return HttpErrors.InvalidJson;
        if (!operation.ReadsQuery || operation.StreamedBody is not null) yield return HttpErrors.BodyTooLarge;
        yield return HttpErrors.TooManyRequests(60);
        yield return CommonErrors.Unavailable;
    }

    private static Error FirstFault(Schema schema) => CommonErrors.InvalidParams(
        schema is ObjectSchema known && FirstRequired(known) is { } required
            ? $"must have required property '{required}'"
            : "must NOT have additional properties");

    private static string? FirstRequired(ObjectSchema schema) =>
        schema.Properties.FirstOrDefault(property => property.IsRequired)?.Name ?? schema.ExactlyOneOf.FirstOrDefault();

    private static string AccessOf(Access access) => access switch
    {
        { IsSigned: true } => "Signed by one of the workspace's secrets (Standard Webhooks: webhook-id, webhook-timestamp, webhook-signature).",
        { Kind: AccessKind.Public } => "No sign-in; a visitor's token in the request is the credential where there is one.",
        { Permissions.IsEmpty: true } => "Any signed-in user.",
        { Kind: AccessKind.AnyOf } => $"Needs any of the permissions: {string.Join(", ", access.Permissions)}.",
        _ => $"Needs the permission {string.Join(" and ", access.Permissions)}.",
    };

    private static string LimitOf(ApiOperation operation)
    {
        var defaults = new RateLimitOptions();
        var perAddress = operation.Limit switch
        {
            RateLimitRule.VisitorRegistration => defaults.VisitorRegistrationsPerAddress,
            RateLimitRule.RoomOpening => defaults.RoomsPerAddress,
            RateLimitRule.VisitorMessage => defaults.MessagesPerAddress,
            RateLimitRule.Verification => defaults.VerificationsPerAddress,
            RateLimitRule.CallEvents => defaults.CallEventsPerAddress,
            RateLimitRule.Login => defaults.LoginsPerAddress,
            _ => defaults.OthersPerAddress,
        };
        return operation.Access.Kind == AccessKind.Public
            ? $"Limited to {perAddress} calls per address in {defaults.WindowSeconds} s unless configured otherwise (RateLimit:*)."
            : "Limited per user and route by the settings API_Enable_Rate_Limiter_Limit_Calls_Default and …_Time_Default.";
    }
}
