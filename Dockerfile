# The server and nothing else. The version of Node is the one it is tested with (package.json, optionalDependencies).
ARG NODE=24.21.0

FROM node:${NODE}-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No package needs its scripts. The Node among them is the one this image has already.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:${NODE}-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/open-kitchen
RUN install --directory --owner=1000 --group=1000 --mode=0700 /var/lib/open-kitchen
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY . .
# By number, so that whoever starts it can see that it is not root. Nothing under /app is its own to change: scripts are
# bundled in memory at the start. With a read-only root it needs DATA_DIR and, for SQLite, a little room in /tmp.
USER 1000:1000
VOLUME /var/lib/open-kitchen
EXPOSE 3000
# It listens only when it can be used. Not /readyz: a database that is away comes back without anybody ending the server.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
# Without a shell or npm in between, which would keep the signal to themselves.
CMD ["node", "src/main.ts"]
