# A silo: hosts actors, and joins the cluster that Cluster__Id names.
# What PDF transcripts print other scripts and emoji with.
FROM debian:bookworm-slim AS fonts
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji && rm -rf /var/lib/apt/lists/*

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source
# Packages first: they are restored anew only when a project or a version changes.
COPY Directory.Build.props Directory.Packages.props global.json ./
COPY eng eng
COPY src/Contracts/Contracts.csproj src/Contracts/
COPY src/Grains/Grains.csproj src/Grains/
COPY src/Storage/Storage.csproj src/Storage/
COPY src/Integrations/Integrations.csproj src/Integrations/
COPY src/Silo/Silo.csproj src/Silo/
RUN dotnet restore src/Silo -p:Configuration=Release
COPY . .
RUN dotnet publish src/Silo -c Release -o /app --no-restore && mkdir /data

# No shell, no package manager, no root. "extra" has what languages and time zones need.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
COPY --from=fonts /usr/share/fonts /usr/share/fonts
WORKDIR /app
COPY --from=build /app .
COPY --from=build --chown=1654:1654 /data /data
USER 1654
ENV Data__Path=/data
EXPOSE 11111 30000
ENTRYPOINT ["dotnet", "ContactCenter.Silo.dll"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["dotnet", "ContactCenter.Silo.dll", "healthcheck"]
