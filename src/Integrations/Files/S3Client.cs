using Amazon.Runtime;
using Amazon.S3;
using ContactCenter.Integrations.Outgoing;

namespace ContactCenter.Integrations.Files;

/// <summary>Makes the library's client for an S3-compatible service, whose requests go through the guarded HTTP client.</summary>
internal static class S3Client
{
    private const int BufferBytesMax = 4 * 1024 * 1024;

    /// <summary>The library tries again by itself, since it knows the service's errors and can send a body once more.</summary>
    private const int RetriesMax = 2;

    /// <param name="timeout">Until the response's headers are there.</param>
    public static AmazonS3Client Create(S3Settings settings, OutgoingHttp outgoing, TimeSpan timeout)
    {
        var configuration = new AmazonS3Config
        {
            ServiceURL = settings.Endpoint!.AbsoluteUri,
            AuthenticationRegion = settings.Region,
            ForcePathStyle = true,
            MaxErrorRetry = RetriesMax,
            Timeout = timeout,
            // Not every compatible service knows the checksums that the library would send by itself.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            HttpClientFactory = new GuardedClients(outgoing, settings.Endpoint, timeout),
        };
        return new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), configuration);
    }

    private sealed class GuardedClients(OutgoingHttp outgoing, Uri endpoint, TimeSpan timeout) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => outgoing.Create(timeout, BufferBytesMax, endpoint);

        public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;

        /// <summary>A cache of the library would share one client between settings.</summary>
        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
