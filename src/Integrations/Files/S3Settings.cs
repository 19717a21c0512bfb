using Microsoft.Extensions.Configuration;

namespace ContactCenter.Integrations.Files;

/// <summary>Where an S3-compatible service keeps files: the section <c>Files:S3</c>.</summary>
/// <param name="Endpoint">Of the service, such as <c>https://s3.eu-central-1.example.com</c>; the bucket follows in the path.</param>
public sealed record S3Settings(Uri Endpoint, string Bucket, string Region, string AccessKey, string SecretKey)
{
    private const string DefaultRegion = "us-east-1";

    /// <returns>Null = not configured.</returns>
    /// <exception cref="InvalidOperationException">Something is missing: files must not land where nobody expects them.</exception>
    public static S3Settings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Files:S3");
        if (section["Endpoint"] is not { Length: > 0 } endpoint) return null;
        string Required(string name) => section[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"Files:S3:{name} is missing.");
        return new S3Settings(
            new Uri(endpoint, UriKind.Absolute), Required("Bucket"), section["Region"] is { Length: > 0 } region ? region : DefaultRegion,
            Required("AccessKey"), Required("SecretKey"));
    }

    /// <summary>Never the secret: this may end up in a log.</summary>
    public override string ToString() => $"{Endpoint} {Bucket}";
}
