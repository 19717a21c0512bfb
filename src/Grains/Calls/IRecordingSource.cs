namespace ContactCenter.Calls;

/// <summary>Fetches recordings and transcripts of calls from the provider that keeps them, and from nowhere else.</summary>
public interface IRecordingSource
{
    /// <param name="provider">The provider whose event named the address.</param>
    /// <param name="url">The address that the event named.</param>
    /// <returns>Null = the address is none at which the configured provider keeps recordings.</returns>
    /// <exception cref="HttpRequestException">It is not there, or cannot be had now.</exception>
    Task<RecordingFile?> OpenAsync(string provider, string url, CancellationToken cancellationToken = default);
}

/// <summary>A recording that is being fetched. Reading fails once it is larger, or takes longer, than the configuration allows.</summary>
public sealed record RecordingFile(Stream Content, string? ContentType, long? Length) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
