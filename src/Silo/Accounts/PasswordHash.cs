using ContactCenter.Accounts;
using Microsoft.AspNetCore.Identity;

namespace ContactCenter.Silo.Accounts;

/// <summary>Passwords by ASP.NET Core's hasher (PBKDF2, salted).</summary>
public sealed class PasswordHash : IPasswordHash
{
    private readonly PasswordHasher<object> _hasher = new();

    public string Of(string passwordDigest) => _hasher.HashPassword(this, passwordDigest);

    public bool Matches(string hash, string passwordDigest) =>
        _hasher.VerifyHashedPassword(this, hash, passwordDigest) != PasswordVerificationResult.Failed;
}
