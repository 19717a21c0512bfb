namespace ContactCenter.Api.Operations;

/// <summary>Checks who sent a request that is signed instead of signed in.</summary>
internal interface ISignedRequests
{
    /// <param name="body">The body as it came.</param>
    /// <exception cref="ContactCenterException">None of the workspace's secrets signed exactly this, just now.</exception>
    void Check(HttpRequest request, ReadOnlySpan<byte> body);
}
