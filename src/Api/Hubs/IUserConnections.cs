namespace ContactCenter.Api.Hubs;

/// <summary>Receives every live connection of a user, so that a user whose last connection is gone does not stay online for ever.</summary>
public interface IUserConnections
{
    void Open(string userId);

    void Close(string userId);
}
