using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>A user without a live connection.</summary>
/// <param name="SeenAt">The time when the user's last connection was seen.</param>
public sealed record UnseenUser(string UserId, DateTimeOffset SeenAt);

/// <summary>Keeps when users were last seen with a live connection.</summary>
public interface IPresenceDirectory
{
    /// <summary>Notes that these users have a live connection.</summary>
    Task SeeUsersAsync(ImmutableArray<string> userIds, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Forgets users who have not been seen since.</summary>
    Task ForgetUsersAsync(ImmutableArray<UnseenUser> users, CancellationToken cancellationToken = default);

    /// <summary>Users whose last live connection was seen before <paramref name="before"/>, by id (<see cref="SeeUsersAsync"/>).</summary>
    Task<ImmutableArray<UnseenUser>> ListUnseenUsersAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken = default);
}
