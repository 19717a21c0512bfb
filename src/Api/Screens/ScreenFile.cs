using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace ContactCenter.Api.Screens;

/// <summary>A file of the built console, in memory, as it is and compressed. Each form has its own entity tag, made from its bytes.</summary>
internal sealed class ScreenFile
{
    /// <summary>Below this a compressed form saves no packet.</summary>
    private const int CompressedFrom = 1_024;

    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly Form _plain;
    private readonly Lazy<Form?> _brotli;
    private readonly Lazy<Form?> _gzip;

    public ScreenFile(string name, byte[] content)
    {
        ContentType = TypeOf(name);
        _plain = new Form(null, content);
        _brotli = new(() => Compress("br", stream => new BrotliStream(stream, CompressionLevel.SmallestSize)));
        _gzip = new(() => Compress("gzip", stream => new GZipStream(stream, CompressionLevel.SmallestSize)));
    }

    public string ContentType { get; }

    /// <summary>Responds with the form that the caller takes; a caller who has it already is told so. The framework handles conditions and HEAD.</summary>
    public Task WriteAsync(HttpContext http)
    {
        var form = FormFor(http.Request);
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (form.Encoding is { } encoding) http.Response.Headers.ContentEncoding = encoding;
        return TypedResults.Bytes(form.Bytes, ContentType, entityTag: form.Tag).ExecuteAsync(http);
    }

    private Form FormFor(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return (Takes("br") ? _brotli.Value : null) ?? (Takes("gzip") ? _gzip.Value : null) ?? _plain;

        bool Takes(string encoding) =>
            accepted.Any(one => one.Quality is not 0 && one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));
    }

    /// <returns>Null = compressed it is no smaller, as pictures and fonts are.</returns>
    private Form? Compress(string encoding, Func<Stream, Stream> compressor)
    {
        if (_plain.Bytes.Length < CompressedFrom) return null;
        using var result = new MemoryStream();
        using (var stream = compressor(result)) stream.Write(_plain.Bytes);
        var bytes = result.ToArray();
        return bytes.Length < _plain.Bytes.Length ? new Form(encoding, bytes) : null;
    }

    private static string TypeOf(string name)
    {
        if (!Types.TryGetContentType(name, out var type)) return "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }

    private sealed class Form(string? encoding, byte[] bytes)
    {
        public string? Encoding => encoding;

        public byte[] Bytes => bytes;

        public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
    }
}
