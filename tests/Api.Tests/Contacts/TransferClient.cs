using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ContactCenter.Errors;

namespace ContactCenter.Tests.Contacts;

/// <summary>The response of an import: its JSON lines.</summary>
public sealed record ImportResponse(IReadOnlyList<JsonNode> Lines)
{
    public JsonNode Last => Lines[^1];

    public IEnumerable<JsonNode> Progress => Lines.Select(line => line["progress"]).OfType<JsonNode>();

    public (int Line, string Reason)[] Errors =>
        [.. Lines.Select(line => line["error"]).OfType<JsonObject>().Select(error => (error["line"]!.GetValue<int>(), error["reason"]!.GetValue<string>()))];

    public (int Lines, int Created, int Updated, int Unchanged, int Failed) Done =>
        (Number("lines"), Number("created"), Number("updated"), Number("unchanged"), Number("failed"));

    public override string ToString() => string.Join('\n', Lines.Select(line => line.ToJsonString()));

    private int Number(string member) => Last["done"]![member]!.GetValue<int>();
}

/// <summary>Sends and fetches files of contacts.</summary>
internal static class TransferClient
{
    public const string Csv = "text/csv";
    public const string JsonLines = "application/x-ndjson";
    public const string Calls = "omnichannel/calls.import";
    private const string Contacts = "omnichannel/contacts.import";

    public static Task<HttpResponseMessage> BeginImportAsync(
        this ApiClient client, HttpContent content, string type, string query = "", string path = Contacts,
        CancellationToken cancellationToken = default)
    {
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return client.BeginAsync(HttpMethod.Post, path + query, content, cancellationToken);
    }

    public static Task<ImportResponse> ImportAsync(this ApiClient client, string file, string type = Csv, string query = "") =>
        client.ImportAsync(Encoding.UTF8.GetBytes(file), type, query);

    public static Task<ImportResponse> ImportCallsAsync(this ApiClient client, string file, string type = Csv, string query = "") =>
        client.ImportAsync(Encoding.UTF8.GetBytes(file), type, query, Calls);

    public static async Task<ImportResponse> ImportAsync(
        this ApiClient client, byte[] file, string type = Csv, string query = "", string path = Contacts)
    {
        using var response = await client.BeginImportAsync(new ByteArrayContent(file), type, query, path: path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == 200, $"{response.StatusCode}: {text}");
        Assert.Equal(JsonLines, response.Content.Headers.ContentType!.ToString());
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return new ImportResponse([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)]);
    }

    /// <returns>Status and error of an import that is refused as a whole.</returns>
    public static async Task<(int Status, string? Error)> RefusedAsync(this ApiClient client, byte[] file, string type, string query = "")
    {
        using var response = await client.BeginImportAsync(new ByteArrayContent(file), type, query);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.False(answer["success"]!.GetValue<bool>());
        return ((int)response.StatusCode, answer["error"]!.GetValue<string>());
    }

    public static async Task<string> ExportAsync(this ApiClient client, string query)
    {
        using var response = await client.BeginAsync(HttpMethod.Get, "omnichannel/contacts.exportAll" + query);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
    }
}

/// <summary>A body that gives its parts when a test says so, and never ends by itself.</summary>
internal sealed class HeldContent(byte[] part) : HttpContent
{
    private readonly TaskCompletionSource _sent = new();

    public Task Sent => _sent.Task;

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }

    protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(part, cancellationToken);
        await stream.FlushAsync(cancellationToken);
        _sent.SetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
