namespace ContactCenter.Api.Hubs;

/// <summary>Input schemas of the hub methods, the same as REST's.</summary>
internal static class HubInputs
{
    public static StringSchema Id { get; } = Schema.Id();

    public static ObjectSchema Message { get; } = Schema.Object(
        Schema.Required("rid", Schema.Id()),
        Schema.Required("msg", new StringSchema { MaxLength = InputLimits.BodyBytesMax }),
        Schema.Optional("_id", Schema.Id()));

    public static ObjectSchema VisitorMessage { get; } = Schema.Object(
        Schema.Required("msg", new StringSchema { MaxLength = InputLimits.BodyBytesMax }),
        Schema.Optional("_id", Schema.Id()));
}

/// <summary>Texts that only the hub has.</summary>
internal static class HubTexts
{
    public const string TooManyConnections = "Too many open connections [error-too-many-connections]";
    public const string Internal = "Internal server error";
}
