using System.Buffers;

namespace ContactCenter.Api.Accounts;

/// <summary>User names appear in mentions, addresses and file names.</summary>
internal static class UserNames
{
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.");

    /// <exception cref="ContactCenterException">It holds something else.</exception>
    public static string? Checked(string? username) => username is null || username.AsSpan().IndexOfAnyExcept(Characters) < 0
        ? username
        : throw new ContactCenterException(UserErrors.InvalidUsername);

    /// <summary>Makes a user name from the one that another service gives: leaves out what user names may not contain.</summary>
    public static string Of(string name)
    {
        var left = string.Concat(name.Where(sign => Characters.Contains(sign)).Take(60));
        return left.Length > 0 ? left : "user";
    }
}
