namespace ContactCenter.Api.Operations;

/// <summary>
/// Everything about an endpoint but what it does: who may call it, what it accepts, what it refuses. The runner enforces it and the
/// API's description is made from it, so the two cannot differ.
/// </summary>
/// <param name="Path">Relative to <see cref="ApiRoutes.BasePath"/>.</param>
public sealed record ApiOperation(string Method, string Path)
{
    /// <summary>One line for the API's description: the comment of the operation's class.</summary>
    public string Summary { get; init; } = "";

    public Access Access { get; init; } = Access.SignedIn;

    /// <summary>The treatment of a visitors' operation while a block keeps the visitor's channel out.</summary>
    public WhileBlocked WhileBlocked { get; init; } = WhileBlocked.Refused;

    /// <summary>The query of GET, DELETE and of operations with a streamed body; the body of the others (contract §9.3).</summary>
    public Schema Input { get; init; } = ObjectSchema.Empty;

    /// <summary>The error for invalid input, instead of the validator's text, where the contract has its own.</summary>
    public Error? InvalidInput { get; init; }

    public RateLimitRule Limit { get; init; } = RateLimitRule.Default;

    /// <summary>Errors of the action itself; those of the envelope go without saying.</summary>
    public ImmutableArray<Error> Errors { get; init; } = [];

    /// <summary>An example of the input: a value of the request's type. Null for operations without input.</summary>
    internal object? ExampleRequest { get; init; }

    /// <summary>An example of the response: a value of the response's type.</summary>
    internal IApiResult? ExampleResponse { get; init; }

    /// <summary>The type of the input; set when the operation is mapped.</summary>
    internal Type? RequestType { get; init; }

    /// <summary>The type of the response; set when the operation is mapped. Null for streamed responses.</summary>
    internal Type? ResponseType { get; init; }

    /// <summary>The operation looks at the visitor's token itself, because it is asked with tokens that nobody has yet.</summary>
    public bool AcceptsNewTokens { get; init; }

    /// <summary>An example of the input, as JSON (for queries: an object of parameters).</summary>
    public string? Request { get; init; }

    /// <summary>An example of the response, as JSON without the envelope.</summary>
    public string? Response { get; init; }

    /// <summary>Uses power over others: the log says who did, each time that it succeeds.</summary>
    public bool IsAudited { get; init; }

    /// <summary>The body of a streamed operation, which its handler reads piece by piece; null = none, or JSON that is read in full.</summary>
    public StreamedContent? StreamedBody { get; init; }

    /// <summary>The response of a streamed operation that succeeds; null = JSON.</summary>
    public StreamedContent? StreamedResponse { get; init; }

    public bool ReadsQuery => Method is "GET" or "DELETE" || StreamedBody is not null;

    /// <summary>The operation's name in generated clients: that of its class. Set when the operation is mapped.</summary>
    internal string Name { get; init; } = "";

    /// <summary>The operation's name in logs, limits and ids: without any value of the request.</summary>
    /// <remarks>Made anew each time: a copy of the record with another method or path has another route.</remarks>
    public string Route => $"{Method} {Path}";
}

/// <summary>The treatment of a visitors' operation while a block keeps the visitor's channel out. Blocks of IP ranges refuse all operations.</summary>
public enum WhileBlocked
{
    /// <summary>
    /// The runner asks the visitor's actor before the operation begins. This is the default, so an operation without a decision is refused.
    /// </summary>
    Refused,

    /// <summary>The actor that does it refuses by itself; asking beforehand would be asking twice.</summary>
    JudgedByActor,

    /// <summary>The operation shows visitors what is theirs already, or takes it away for good: nothing of it reaches anybody.</summary>
    Allowed,
}

/// <summary>A body that is too long to be held at once.</summary>
/// <param name="Examples">An example for each content type that it may have, as it is sent.</param>
public sealed record StreamedContent(params ImmutableArray<KeyValuePair<string, string>> Examples)
{
    public IEnumerable<string> ContentTypes => Examples.Select(example => example.Key);
}
