using System.Buffers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ContactCenter.Driving;

namespace ContactCenter.Bench.Contacts;

/// <summary>
/// One <c>POST omnichannel/contacts.import</c> over a bare connection: it reads the response, which tells how far the server is, while it
/// still sends. A general client waits until it has sent everything.
/// </summary>
internal sealed class ImportUpload : IDisposable
{
    private const int ChunkBytes = 64 * 1024;

    private readonly TcpClient _connection = new();

    /// <param name="onRows">Receives the number of rows that are done.</param>
    /// <returns>The number of contacts that the import created.</returns>
    /// <exception cref="InvalidOperationException">The server did not take everything.</exception>
    public async Task<int> RunAsync(
        Uri server, SignIn user, IEnumerable<Person> people, Action<int> onRows, CancellationToken cancellationToken)
    {
        await _connection.ConnectAsync(server.Host, server.Port, cancellationToken);
        var stream = _connection.GetStream();
        var sending = SendAsync(stream, server, user, people, cancellationToken);
        var created = await ReadAsync(stream, onRows, cancellationToken);
        await sending;
        return created;
    }

    public void Dispose() => _connection.Dispose();

    private static async Task SendAsync(
        NetworkStream stream, Uri server, SignIn user, IEnumerable<Person> people, CancellationToken cancellationToken)
    {
        var head = $"POST /api/v1/omnichannel/contacts.import HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n"
            + $"X-User-Id: {user.UserId}\r\nX-Auth-Token: {user.Token}\r\n"
            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
        var rows = new ArrayBufferWriter<byte>(ChunkBytes * 2);
        foreach (var person in people)
        {
            WriteRow(rows, person);
            if (rows.WrittenCount >= ChunkBytes) await SendChunkAsync(stream, rows, cancellationToken);
        }

        if (rows.WrittenCount > 0) await SendChunkAsync(stream, rows, cancellationToken);
        await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), cancellationToken);
    }

    private static void WriteRow(ArrayBufferWriter<byte> rows, Person person)
    {
        using (var json = new Utf8JsonWriter(rows))
        {
            json.WriteStartObject();
            json.WriteString("id", $"bench-{person.Number}");
            json.WriteString("name", person.Name);
            WriteList(json, "emails", person.Emails);
            WriteList(json, "phones", person.Phones);
            if (person.CustomerNumber is not null)
            {
                json.WriteStartObject("customFields");
                json.WriteString(LargeDirectory.CustomField, person.CustomerNumber);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        rows.Write("\n"u8);
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items) json.WriteStringValue(item);
        json.WriteEndArray();
    }

    private static async Task SendChunkAsync(NetworkStream stream, ArrayBufferWriter<byte> rows, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{rows.WrittenCount:x}\r\n"), cancellationToken);
        await stream.WriteAsync(rows.WrittenMemory, cancellationToken);
        await stream.WriteAsync("\r\n"u8.ToArray(), cancellationToken);
        rows.ResetWrittenCount();
    }

    /// <summary>The response's JSON lines. The lines between them (its head, the sizes of its parts) do not begin with a brace.</summary>
    private static async Task<int> ReadAsync(NetworkStream stream, Action<int> onRows, CancellationToken cancellationToken)
    {
        using var answer = new StreamReader(stream, leaveOpen: true);
        var last = "no answer";
        while (await answer.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)) last = line;
            if (!line.StartsWith('{')) continue;
            last = line;
            var told = JsonSerializer.Deserialize<JsonElement>(line);
            if (told.TryGetProperty("progress", out var progress)) onRows(Rows(progress));
            else if (told.TryGetProperty("done", out var done) && told.GetProperty("success").GetBoolean())
                return done.GetProperty("created").GetInt32();
            else break;
        }

        throw new InvalidOperationException($"The import did not come to its end: {last}");
    }

    private static int Rows(JsonElement counts) =>
        counts.EnumerateObject().Where(count => count.Name != "line").Sum(count => count.Value.GetInt32());
}
