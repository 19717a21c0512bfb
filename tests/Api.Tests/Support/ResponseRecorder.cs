using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ContactCenter.Tests;

/// <summary>
/// Writes every different request and its response to the file that CONTACTCENTER_RECORD_RESPONSES names, without what differs from run to run
/// (ids, times, tokens, numbers of random people). Two versions that answer alike write the same file: how a rewrite of the edge is compared.
/// </summary>
public sealed partial class ResponseRecorder(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public const string Variable = "CONTACTCENTER_RECORD_RESPONSES";

    private const int MaxCharacters = 20_000;

    private static readonly ConcurrentDictionary<string, bool> Lines = new();

    static ResponseRecorder() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Write();

    /// <returns>The handler, with a recorder before it if the variable is set.</returns>
    public static HttpMessageHandler Around(HttpMessageHandler inner) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } ? new ResponseRecorder(inner) : inner;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.Content is StringContent ? await request.Content.ReadAsStringAsync(cancellationToken) : "";
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType != "application/json") return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var told = await response.Content.ReadAsStringAsync(cancellationToken);
        var line = $"{request.Method} {request.RequestUri?.PathAndQuery} {asked} => {(int)response.StatusCode} {told}";
        Lines.TryAdd(Plain(line.Length > MaxCharacters ? line[..MaxCharacters] : line), true);
        return response;
    }

    private static void Write()
    {
        if (Lines.IsEmpty) return;
        File.WriteAllLines(Environment.GetEnvironmentVariable(Variable)!, Lines.Keys.Order(StringComparer.Ordinal));
    }

    private static string Plain(string line) =>
        Number().Replace(Random().Replace(Time().Replace(line.ReplaceLineEndings(" "), "(time)"), "(id)"), "0");

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d[0-9:.]*(Z|[+-]\d\d:\d\d)")]
    private static partial Regex Time();

    [GeneratedRegex(@"(?=[A-Za-z0-9_-]*[0-9])[A-Za-z0-9_-]{8,}")]
    private static partial Regex Random();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}
