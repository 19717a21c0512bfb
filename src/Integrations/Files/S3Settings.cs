using System.ComponentModel.DataAnnotations;

namespace ContactCenter.Integrations.Files;

/// <summary>Says where an S3-compatible service keeps files, section <c>Files:S3</c> of the configuration.</summary>
public sealed record S3Settings : IValidatableObject
{
    public const string Section = "Files:S3";

    /// <summary>The service's address, such as <c>https://s3.eu-central-1.example.com</c>; the bucket follows in the path.</summary>
    public Uri? Endpoint { get; init; }

    [Required]
    public string Bucket { get; init; } = "";

    [Required]
    public string Region { get; init; } = "us-east-1";

    [Required]
    public string AccessKey { get; init; } = "";

    [Required]
    public string SecretKey { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            yield return new ValidationResult("Endpoint must be an address beginning with http:// or https://.");
    }

    /// <summary>Never tells the secret: this may end up in a log.</summary>
    public override string ToString() => $"{Endpoint} {Bucket}";
}
