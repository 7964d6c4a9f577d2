# What `cmake --install` and the Debian package put on a machine: the server, the built site, the unit of systemd, examples.
set(site_folder ${PROJECT_SOURCE_DIR}/build/site)
install(TARGETS parley-server RUNTIME DESTINATION bin)
install(DIRECTORY ${site_folder}/ DESTINATION share/parley/site)
install(FILES server/deploy/parley-server.service DESTINATION lib/systemd/system)
install(FILES server/deploy/server.env DESTINATION /etc/parley)
install(FILES server/README.md server/tls.md server/tokens.md server/turn.md server/deploy/nginx.conf server/deploy/Caddyfile
        DESTINATION share/doc/parley-server)
# How it is watched.
install(FILES server/admin.md server/admin.openapi.json server/logs.md server/metrics.md server/webhooks.md
              server/deploy/prometheus.yml server/deploy/grafana-dashboard.json DESTINATION share/doc/parley-server)
install(FILES LICENSE DESTINATION share/doc/parley-server RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME parley-server)
set(CPACK_PACKAGE_CONTACT "The Parley authors <parley@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "rooms for video, voice and data: signaling server and site")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_SOURCE_DIR}/build)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Kept as the operator has it when the package is updated.
file(WRITE ${CMAKE_BINARY_DIR}/conffiles "/etc/parley/server.env\n")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_BINARY_DIR}/conffiles
                                       ${PROJECT_SOURCE_DIR}/server/deploy/postinst
                                       ${PROJECT_SOURCE_DIR}/server/deploy/prerm)
include(CPack)
