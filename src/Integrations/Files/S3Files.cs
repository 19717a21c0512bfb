using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ContactCenter.Files;
using ContactCenter.Integrations.Outgoing;

namespace ContactCenter.Integrations.Files;

/// <summary>Keeps files in an S3-compatible service, for sites with several nodes. Objects are named by room and message, hashed.</summary>
public sealed class S3Files(S3Settings settings, OutgoingHttp outgoing) : IFileStore, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private readonly AmazonS3Client _client = S3Client.Create(settings, outgoing, Timeout);

    public async Task<long> SaveAsync(string roomId, string messageId, Stream content, long maxBytes, CancellationToken cancellationToken = default)
    {
        var key = FileKeys.Of(roomId, messageId);
        if (await FindSizeAsync(key, cancellationToken) is { } known) return known;
        // The service wants to know the length before the first byte, and a client need not know it: what came is kept here meanwhile.
        await using var kept = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        var size = await LimitedCopy.RunAsync(content, kept, maxBytes, cancellationToken);
        kept.Position = 0;
        var request = new PutObjectRequest
        {
            BucketName = settings.Bucket,
            Key = key,
            InputStream = kept,
            AutoCloseStream = false,
            // In one piece, which every compatible service takes. TLS protects the body; without it the signature does.
            UseChunkEncoding = false,
            DisablePayloadSigning = settings.Endpoint!.Scheme == Uri.UriSchemeHttps,
        };
        await RunAsync(() => _client.PutObjectAsync(request, cancellationToken));
        return size;
    }

    public async Task<Stream?> OpenAsync(string roomId, string messageId, CancellationToken cancellationToken = default)
    {
        var request = new GetObjectRequest { BucketName = settings.Bucket, Key = FileKeys.Of(roomId, messageId) };
        try
        {
            return (await RunAsync(() => _client.GetObjectAsync(request, cancellationToken))).ResponseStream;
        }
        catch (HttpRequestException missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task DeleteAsync(string roomId, string messageId, CancellationToken cancellationToken = default) =>
        DeleteAsync(FileKeys.Of(roomId, messageId), cancellationToken);

    public async Task<int> CountRoomAsync(string roomId, CancellationToken cancellationToken = default)
    {
        var count = 0;
        string? last = null;
        while (await ListAsync(FileKeys.OfRoom(roomId) + "/", cancellationToken, after: last) is { Count: > 0 } keys)
        {
            count += keys.Count;
            last = keys[^1];
        }

        return count;
    }

    /// <summary>Deletes page by page until nothing is left: a page is listed anew after its objects are gone.</summary>
    public async Task DeleteRoomAsync(string roomId, CancellationToken cancellationToken = default)
    {
        while (await ListAsync(FileKeys.OfRoom(roomId) + "/", cancellationToken) is { Count: > 0 } keys)
            foreach (var key in keys) await DeleteAsync(key, cancellationToken);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Finds how large a kept object is. A service that lets nobody list the bucket refuses to say that an object is missing.</summary>
    private async Task<long?> FindSizeAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetObjectMetadataRequest { BucketName = settings.Bucket, Key = key };
            return (await RunAsync(() => _client.GetObjectMetadataAsync(request, cancellationToken))).ContentLength;
        }
        catch (HttpRequestException missing) when (missing.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            return null;
        }
    }

    private async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(() => _client.DeleteObjectAsync(settings.Bucket, key, cancellationToken));
        }
        catch (HttpRequestException missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            // What is not there need not be deleted.
        }
    }

    /// <summary>Lists a page of keys: up to the 1,000 that the service lists at once.</summary>
    /// <param name="after">The key behind which the page begins; null = at the first.</param>
    private async Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken, string? after = null)
    {
        var request = new ListObjectsV2Request { BucketName = settings.Bucket, Prefix = prefix, StartAfter = after };
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Timeout);
        var page = await RunAsync(() => _client.ListObjectsV2Async(request, late.Token));
        return [.. (page.S3Objects ?? []).Select(one => one.Key)];
    }

    /// <summary>Runs a call of the library, whose errors may repeat what was sent: they become those of every other HTTP call.</summary>
    private static async Task<T> RunAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException refused)
        {
            throw new HttpRequestException($"The file service answered {(int)refused.StatusCode} {refused.ErrorCode}.", refused, refused.StatusCode);
        }
    }
}
