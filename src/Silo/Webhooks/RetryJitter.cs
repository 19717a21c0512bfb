using System.Security.Cryptography;
using ContactCenter.Webhooks;

namespace ContactCenter.Silo.Webhooks;

/// <summary>Spreads tries by the operating system's randomness.</summary>
internal sealed class RetryJitter : IRetryJitter
{
    private const int Steps = 1_000_000;

    public double Next() => RandomNumberGenerator.GetInt32(Steps) / (double)Steps;
}
