namespace ContactCenter.Api.Http;

/// <summary>The parameter <c>selector</c> of autocompletion: a JSON object in a text, <c>{"term":…,"exceptions":[…]}</c>.</summary>
internal static class SelectorInput
{
    private static readonly ObjectSchema Shape =
        Schema.Object(Schema.Optional("term", Schema.Text()), Schema.Optional("exceptions", Schema.List(Schema.Text(InputLimits.IdMax), ExceptionsMax)))
            with { IgnoresOthers = true };

    private const int ExceptionsMax = 1_000;

    /// <exception cref="ContactCenterException">It is no such object.</exception>
    public static (string? Term, ImmutableArray<string> Exceptions) Read(string selector, Error invalid)
    {
        return NestedJson.Read(selector, Shape, invalid, static input => (input.Text("term"), input.TextsOrNone("exceptions")));
    }
}
