using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ContactCenter.Api.Http.Schemas;
using ContactCenter.Api.Operations;

namespace ContactCenter.Tests.Fuzz;

/// <summary>One request, as it goes over the line.</summary>
internal sealed record FuzzedRequest(string Method, string Target, (string Name, string Value)[] Headers, string? ContentType, byte[]? Body)
{
    public HttpRequestMessage Message(Uri server)
    {
        // As it is: the client would mend broken escapes.
        var asItIs = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var address = new Uri(server.GetLeftPart(UriPartial.Authority) + Target, asItIs);
        var message = new HttpRequestMessage(new HttpMethod(Method), address);
        foreach (var (name, value) in Headers) message.Headers.TryAddWithoutValidation(name, value);
        if (Body is null) return message;
        message.Content = new ByteArrayContent(Body);
        if (ContentType is { Length: > 0 }) message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        return message;
    }

    /// <summary>For a socket: the body is shorter or longer than its header says.</summary>
    public byte[] Raw(Uri server, int lengthError)
    {
        var text = new StringBuilder($"{Method} {Target} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n");
        foreach (var (name, value) in Headers) text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        var length = Math.Max(0, (Body?.Length ?? 0) + lengthError);
        if (Body is not null) text.Append(CultureInfo.InvariantCulture, $"Content-Type: {ContentType}\r\nContent-Length: {length}\r\n");
        return [.. Encoding.Latin1.GetBytes(text.Append("\r\n").ToString()), .. Body ?? []];
    }

    public override string ToString() =>
        $"{Method} {Target} [{string.Join("; ", Headers.Where(header => !header.Name.StartsWith("X-Auth", StringComparison.Ordinal)))}] {ContentType}: "
        + (Body is null ? "" : Encoding.Latin1.GetString(Body.AsSpan(0, Math.Min(Body.Length, 600))));
}

/// <summary>Makes requests of all operations. The same random numbers make the same requests.</summary>
internal sealed class RequestMaker(IReadOnlyList<ApiOperation> operations, FuzzScene scene, Random random)
{
    private static readonly string[] HarmlessSettings = ["Livechat_title", "Livechat_title_color", "Livechat_offline_message"];

    public FuzzedRequest Next()
    {
        var operation = Pick(operations);
        var mutator = new JsonMutator(random);
        var example = Example(operation);
        var path = PathOf(ApiRoutes.PathOf(operation));
        var headers = HeadersOf(operation);
        if (operation.StreamedBody is { } streamed)
        {
            var (type, text) = Pick(streamed.Examples);
            if (type == "multipart/form-data") (type, text) = (type + "; boundary=b", text.ReplaceLineEndings("\r\n"));
            var query = Query(mutator.Text(new JsonObject()));
            return new(operation.Method, path + query, headers, random.Next(4) == 0 ? Pick(HostileValues.ContentTypes) : type, mutator.Bytes(text));
        }

        if (operation.ReadsQuery && random.Next(8) != 0) return new(operation.Method, path + Query(mutator.Text(example)), headers, null, null);
        var contentType = random.Next(5) == 0 ? Pick(HostileValues.ContentTypes) : "application/json";
        var body = random.Next(40) == 0 ? [] : mutator.Bytes(mutator.Text(example));
        return new(operation.Method, path + (random.Next(10) == 0 ? Query("{}") : ""), headers, contentType, body);
    }

    /// <summary>The operation's own example, of things that exist; else whatever its schema has.</summary>
    private JsonObject Example(ApiOperation operation)
    {
        var example = operation.Request is { } request ? (JsonObject)JsonNode.Parse(request)! : new JsonObject();
        if (operation.Request is null && operation.Input is ObjectSchema known)
        {
            foreach (var property in known.Properties)
                if (random.Next(2) == 0) example[property.Name] = SampleOf(property.Schema);
        }

        Replace(example);
        return example;
    }

    private static JsonNode? SampleOf(Schema schema) => schema switch
    {
        StringSchema { Values: [var first, ..] } => first,
        NumberSchema => 1,
        BooleanSchema => true,
        ArraySchema list => new JsonArray(SampleOf(list.Items)),
        ObjectSchema known => new JsonObject(known.Properties.Select(property => KeyValuePair.Create(property.Name, SampleOf(property.Schema)))),
        MapSchema map => new JsonObject { ["key"] = SampleOf(map.Values) },
        OneOfSchema choice => SampleOf(choice.Alternatives[0]),
        _ => "right",
    };

    private void Replace(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) Replace(item);
            return;
        }

        if (node is not JsonObject members) return;
        foreach (var name in members.Select(member => member.Key).ToList())
        {
            if (members[name] is JsonValue && scene.Known.TryGetValue(name, out var known) && random.Next(5) != 0) members[name] = known;
            else Replace(members[name]);
        }
    }

    private string PathOf(string template)
    {
        if (template == ApiRoutes.BasePath + "settings/{_id}" && random.Next(2) == 0) return ApiRoutes.BasePath + "settings/" + Pick(HarmlessSettings);
        var parts = template.Split('/').Select(part => !part.StartsWith('{') ? part : random.Next(4) == 0 ? Pick(HostileValues.Encoded)
            : scene.Known.GetValueOrDefault(part.Trim('{', '}'), "x"));
        return string.Join('/', parts);
    }

    private (string Name, string Value)[] HeadersOf(ApiOperation operation)
    {
        var headers = new List<(string Name, string Value)>();
        // Who signs out is nobody afterwards.
        if (operation.Path != "logout" && Pick(scene.Callers) is { } caller) headers.AddRange([("X-User-Id", caller.UserId!), ("X-Auth-Token", caller.Token!)]);
        if (operation.Path.StartsWith("livechat/upload", StringComparison.Ordinal)) headers.Add(("X-Visitor-Token", scene.Known["token"]));
        if (random.Next(5) == 0) headers.Add(Pick(HostileValues.Headers));
        return [.. headers.DistinctBy(header => header.Name)];
    }

    /// <summary>The members of a text that is an object, if it still is one, as a query; now and then something else.</summary>
    private string Query(string text)
    {
        var pairs = new List<string>();
        try
        {
            using var parsed = System.Text.Json.JsonDocument.Parse(text);
            foreach (var member in parsed.RootElement.EnumerateObject())
            {
                var value = random.Next(4) == 0 ? Pick(HostileValues.Encoded) : Uri.EscapeDataString(member.Value.GetRawText().Trim('"'));
                pairs.Add($"{Uri.EscapeDataString(member.Name)}{(random.Next(4) == 0 ? Pick(HostileValues.NameEndings) : "")}={value}");
                if (random.Next(10) == 0) pairs.Add($"{member.Name}{Pick(HostileValues.NameEndings)}{Pick(["=", "", "=x"])}");
            }
        }
        catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException)
        {
            pairs.Add(Uri.EscapeDataString(text.Length > 3_000 ? text[..3_000] : text));
        }

        if (random.Next(6) == 0) pairs.Add(Pick(["count=", "offset=", "sort=", "fields=", "query=", "=", "&", ""]) + Pick(HostileValues.Encoded));
        var query = string.Join('&', pairs);
        return query.Length is 0 or > 6_000 ? "" : "?" + query;
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
