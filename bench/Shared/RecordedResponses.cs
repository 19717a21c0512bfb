using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ContactCenter.Driving;

/// <summary>A GET request and what a version of the server responded.</summary>
/// <param name="As">A name of <see cref="RecordedResponses.Passwords"/>; empty = nobody: a visitor's token is part of the path.</param>
public sealed record RecordedResponse(string As, string Path, int Status, string Body);

/// <summary>The responses of a server, to be compared with those of another version on the same data.</summary>
/// <param name="MadeAt">The time when the data was complete. Later times come from the requests themselves.</param>
/// <param name="Passwords">The passwords of the users who ask, by user name.</param>
public sealed partial record RecordedResponses(DateTimeOffset MadeAt, Dictionary<string, string> Passwords, List<RecordedResponse> Responses)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<RecordedResponses> ReadAsync(string path) =>
        JsonSerializer.Deserialize<RecordedResponses>(await File.ReadAllTextAsync(path), Json)!;

    public Task WriteAsync(string path) => File.WriteAllTextAsync(path, JsonSerializer.Serialize(this, Json) + "\n");

    /// <summary>Signs everybody in and asks all questions, one after the other.</summary>
    public async Task<RecordedResponses> AskAsync(Uri server, CancellationToken cancellationToken = default)
    {
        using var rest = new RestClient(server);
        var users = new Dictionary<string, SignIn>();
        foreach (var (user, password) in Passwords.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            users.Add(user, await Team.SignInAsync(rest, user, password, cancellationToken));
        var responses = new List<RecordedResponse>();
        foreach (var question in Responses)
        {
            var (status, body) = await rest.GetTextAsync(question.Path, users.GetValueOrDefault(question.As), cancellationToken);
            responses.Add(question with { Status = status, Body = body });
        }

        return this with { Responses = responses };
    }

    /// <summary>The body without times after <see cref="MadeAt"/>: those of the questions themselves.</summary>
    public string Compared(RecordedResponse response) => Time().Replace(
        response.Body, match => DateTimeOffset.TryParse(match.Value, out var time) && time > MadeAt ? "later" : match.Value);

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")]
    private static partial Regex Time();
}
