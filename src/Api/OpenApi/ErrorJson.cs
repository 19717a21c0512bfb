using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContactCenter.Api.OpenApi;

/// <summary>An error's body, as it is really written.</summary>
internal static class ErrorJson
{
    public static JsonNode Of(Error error)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) ApiResponse.For(error).Write(json);
        return JsonNode.Parse(buffer.WrittenSpan)!;
    }
}
