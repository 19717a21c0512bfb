using System.Security.Cryptography;
using ContactCenter.Secrets;
using Microsoft.AspNetCore.Identity;

namespace ContactCenter.Silo.Accounts;

/// <summary>Passwords by ASP.NET Core's hasher (PBKDF2, salted).</summary>
public sealed class PasswordHash : IPasswordHash
{
    private readonly PasswordHasher<object> _hasher = new();

    // What a password is compared with where there is none, so that the answer takes as long as anybody's.
    private readonly Lazy<string> _nobodys = new(() => new PasswordHasher<object>().HashPassword(new object(), RandomNumberGenerator.GetHexString(32)));

    public string Of(string passwordDigest) => _hasher.HashPassword(this, passwordDigest);

    public bool Matches(string hash, string passwordDigest)
    {
        var isAny = hash.Length > 0;
        return _hasher.VerifyHashedPassword(this, isAny ? hash : _nobodys.Value, passwordDigest) != PasswordVerificationResult.Failed && isAny;
    }
}
