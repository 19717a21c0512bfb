using System.Buffers;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.ObjectPool;

namespace ContactCenter.Api.Http;

/// <summary>Writes responses. A response is rendered in full before its first byte goes out, so none is ever half-written.</summary>
internal sealed class ResponseWriter
{
    private const int KeptBufferBytesMax = 64 * 1024;

    private readonly ObjectPool<RenderBuffer> _buffers = new DefaultObjectPool<RenderBuffer>(new RenderBufferPolicy());

    public Task WriteAsync<T>(HttpResponse response, T body)
        where T : IApiResult => WriteAsync(response, StatusCodes.Status200OK, body, ApiJson.TypeOf<T>());

    public Task WriteAsync(HttpResponse response, Error error) =>
        WriteAsync(response, ErrorResponse.StatusOf(error), ErrorResponse.From(error), ApiJson.TypeOf<ErrorResponse>());

    public async Task WriteAsync<T>(HttpResponse response, int status, T body, JsonTypeInfo<T> type)
    {
        var buffer = _buffers.Get();
        try
        {
            JsonSerializer.Serialize(buffer.Json, body, type);
            response.StatusCode = status;
            // Exactly this, without a charset: clients compare it (contract §9.1).
            response.ContentType = "application/json";
            response.ContentLength = buffer.Bytes.WrittenCount;
            response.Headers.XContentTypeOptions = "nosniff";
            await response.BodyWriter.WriteAsync(buffer.Bytes.WrittenMemory, response.HttpContext.RequestAborted);
        }
        finally
        {
            _buffers.Return(buffer);
        }
    }

    private sealed class RenderBuffer
    {
        public RenderBuffer() => Json = new Utf8JsonWriter(Bytes, ApiJson.WriterOptions);

        public ArrayBufferWriter<byte> Bytes { get; } = new(1024);
        public Utf8JsonWriter Json { get; }
    }

    private sealed class RenderBufferPolicy : PooledObjectPolicy<RenderBuffer>
    {
        public override RenderBuffer Create() => new();

        public override bool Return(RenderBuffer buffer)
        {
            if (buffer.Bytes.Capacity > KeptBufferBytesMax) return false;
            buffer.Bytes.ResetWrittenCount();
            buffer.Json.Reset(buffer.Bytes);
            return true;
        }
    }
}
