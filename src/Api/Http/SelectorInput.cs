namespace ContactCenter.Api.Http;

/// <summary>The parameter <c>selector</c> of autocompletion: a JSON object in a text.</summary>
/// <param name="Term">A part of what is looked for.</param>
/// <param name="Exceptions">Ids that are left out.</param>
[IgnoresOthers]
internal sealed record SelectorInput(
    string? Term = null, [Items(Max = SelectorInput.ExceptionsMax), MaxLength(InputLimits.IdMax)] ImmutableArray<string>? Exceptions = null)
{
    private const int ExceptionsMax = 1_000;

    private static readonly Schema Shape = RequestSchemas.Of<SelectorInput>();

    /// <exception cref="ContactCenterException">It is no such object.</exception>
    public static (string? Term, ImmutableArray<string> Exceptions) Read(string selector, Error invalid)
    {
        var read = NestedJson.Read(selector, Shape, invalid, static input => input.Deserialize(ApiJson.TypeOf<SelectorInput>())!);
        return (read.Term, read.Exceptions ?? []);
    }
}
